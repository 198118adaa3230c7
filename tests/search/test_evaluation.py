"""The measures, on rankings small enough to be reckoned by hand."""

import json
from math import log2

import pytest
from django.core.management import CommandError, call_command

from search.evaluation import Query, evaluate, read_collection, score
from search.models import SearchDocument, SearchIndex, SearchTerm, SearchWord
from tests.proxying import free_ports

GRADES = {"a": 3, "b": 2, "c": 1}


def test_a_perfect_ranking():
    scores = score(["a", "b", "c"], GRADES)
    assert (scores.ndcg, scores.mrr, scores.precision, scores.recall) == (1, 1, 1, 1)


def test_a_ranking_with_a_stranger_on_top():
    scores = score(["x", "b"], GRADES)
    assert scores.ndcg == pytest.approx((3 / log2(3)) / (7 + 3 / log2(3) + 1 / 2))
    assert (scores.mrr, scores.precision, scores.recall) == (0.5, 0.5, 0.5)


def test_the_whole_list_counts_for_precision_and_recall_but_ten_for_the_rank():
    strangers = [f"x{number}" for number in range(10)]
    scores = score([*strangers, "a", "b"], GRADES)
    assert (scores.ndcg, scores.mrr) == (0, 0)
    assert scores.precision == pytest.approx(2 / 12)
    assert scores.recall == 1


def test_nothing_found_is_worth_nothing():
    scores = score([], GRADES)
    assert (scores.ndcg, scores.mrr, scores.precision, scores.recall) == (0, 0, 0, 0)


@pytest.fixture
def folder(tmp_path):
    """A collection of three texts and two queries."""
    documents = [
        {"id": "d1", "title": "鱼塘招租公告", "body": "星光村鱼塘公开招租。", "kind": "disclosure"},
        {"id": "d2", "title": "低保评议结果", "body": "评议会上举手表决。", "kind": "disclosure"},
        {"id": "d3", "title": "家风故事", "body": "廉洁的家庭。", "kind": "campaign"},
    ]
    queries = [
        {"id": "q1", "text": "鱼塘出租", "type": "synonym"},
        {"id": "q2", "text": "dibao", "type": "pinyin"},
    ]
    for name, rows in (("docs.jsonl", documents), ("queries.jsonl", queries)):
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        (tmp_path / name).write_text("\n".join(lines), "utf-8")
    (tmp_path / "qrels.tsv").write_text("q1\td1\t3\nq2\td2\t3\n", "utf-8")
    return tmp_path


def test_means_are_taken_by_type_and_overall(folder):
    answers = {"鱼塘出租": ["d1"], "dibao": ["d3"]}
    overall, types = evaluate(read_collection(folder), answers.__getitem__)
    assert types["synonym"].ndcg == 1
    assert types["pinyin"].ndcg == 0
    assert overall.ndcg == 0.5


def test_queries_are_read_with_their_types(folder):
    assert read_collection(folder).queries[1] == Query("q2", "dibao", "pinyin")


@pytest.mark.django_db
def test_the_command_prints_json_and_leaves_nothing_behind(folder, capsys):
    call_command("search_eval", folder, json=True)
    report = json.loads(capsys.readouterr().out)
    assert report["overall"] == {"ndcg@10": 1, "mrr@10": 1, "precision": 1, "recall": 1}
    assert set(report["types"]) == {"pinyin", "synonym"}
    assert set(report["default"]) == set(report["overall"])
    for model in (SearchIndex, SearchDocument, SearchTerm, SearchWord):
        assert not model.objects.exists()


@pytest.mark.django_db
def test_a_folder_without_texts_is_named(tmp_path):
    with pytest.raises(CommandError, match=str(tmp_path)):
        call_command("search_eval", tmp_path)


@pytest.mark.django_db
@pytest.mark.usefixtures("no_memory_of_servers")
def test_a_server_that_does_not_answer_is_named(folder, settings):
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{free_ports()[0]}"
    with pytest.raises(CommandError, match="elasticsearch 连不上"):
        call_command("search_eval", folder, engine="elasticsearch")
