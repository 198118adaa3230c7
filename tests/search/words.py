"""Words of documents, of which there are none."""

from collections.abc import Collection


class NoWords:
    def spelled(self, letters: str) -> tuple[str, ...]:
        return ()

    def rarities(self, words: Collection[str]) -> dict[str, float]:
        return {}

    def with_character(self, character: str) -> tuple[str, ...]:
        return ()
