"""Words of documents, of which there are none."""


class NoWords:
    def spelled(self, letters: str) -> tuple[str, ...]:
        return ()

    def with_character(self, character: str) -> tuple[str, ...]:
        return ()
