"""tantivy: a full-text engine in Rust, by its Python binding, with its own snippets and ours."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import tantivy

from indexer.engines.whoosh.write.packed_document import PackedDocument
from indexer.query.facets import UNSTATED
from tests.benchmarks.dataset import Question
from tests.benchmarks.peers import (
    Answer,
    gram_tokens,
    literal_tokens,
    rank_terms,
    snippets,
    word_tokens,
)


class TantivyOurSnippets:
    """Literals are phrases of grams and filter; words rank; counts are aggregations.

    The text is stored as bytes, and our function makes the snippets.
    """

    name = "tantivy-our-snippets"

    def _schema(self) -> Any:
        schema = tantivy.SchemaBuilder()
        for field in ("title_grams", "body_grams"):
            schema.add_text_field(field, tokenizer_name="whitespace", index_option="position")
        for field in ("title_words", "body_words"):
            schema.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
        schema.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        self._add_text_field(schema)
        for field in ("year", "topic"):
            schema.add_text_field(field, tokenizer_name="raw", index_option="basic", fast=True)
        schema.add_integer_field("dated", indexed=True, fast=True)
        return schema.build()

    def build(self, folder: Path, documents: Iterable[PackedDocument]) -> None:
        """One writer, one thread, merged at the end."""
        index = tantivy.Index(self._schema(), path=str(folder))
        self._tokenizers(index)
        writer = index.writer(256_000_000, 1)
        for document in documents:
            row = tantivy.Document()
            row.add_text("id", document.id)
            self._add_text(row, document.text)
            row.add_text("title_grams", " ".join(gram_tokens(document.title)))
            row.add_text("body_grams", " ".join(gram_tokens(document.body)))
            row.add_text("title_words", " ".join(word_tokens(document.title_words)))
            row.add_text("body_words", " ".join(word_tokens(document.body_words)))
            for field in ("year", "topic"):
                row.add_text(field, (document.facets[field] or (UNSTATED,))[0])
            row.add_integer("dated", document.dated)
            writer.add_document(row)
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        """Open a searcher."""
        self._index = tantivy.Index.open(str(folder))
        self._tokenizers(self._index)
        self._index.reload()
        self._searcher = self._index.searcher()
        self._schema_ = self._index.schema

    def _tokenizers(self, index: Any) -> None:
        analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer("whitespace", analyzer)

    def _add_text_field(self, schema: Any) -> None:
        schema.add_bytes_field("text", stored=True)

    def _add_text(self, row: Any, text: bytes) -> None:
        row.add_bytes("text", text)

    def _snippets(self, question: Question, rows: Iterable[Any]) -> None:
        for row in rows:
            snippets(bytes(row.get_first("text")).decode(), question.literals)

    def ask(self, question: Question) -> Answer:
        """One search for the best, one aggregation for the counts."""
        query = self._query(question)
        found = self._searcher.search(query, 10, count=True)
        terms = {field: {"terms": {"field": field, "size": 1000}} for field in ("year", "topic")}
        counted = self._searcher.aggregate(query, terms)
        rows = [self._searcher.doc(address) for _, address in found.hits]
        self._snippets(question, rows)
        best = tuple(row.get_first("id") for row in rows)
        return Answer(found.count, _counts(counted["year"]), _counts(counted["topic"]), best)

    def _query(self, question: Question) -> Any:
        query, schema = tantivy.Query, self._schema_
        fields = ("title",) if question.title else ("title", "body")
        literals = []
        for literal in question.literals:
            grams = literal_tokens(literal)
            each = [
                query.phrase_query(schema, f"{field}_grams", grams)
                if len(grams) > 1
                else query.term_query(schema, f"{field}_grams", grams[0][1], "basic")
                for field in fields
            ]
            literals.append(query.boolean_query([(tantivy.Occur.Should, part) for part in each]))
        how = tantivy.Occur.Must if question.every else tantivy.Occur.Should
        required = query.boolean_query([(how, part) for part in literals])
        clauses = [(tantivy.Occur.Must, query.const_score_query(required, 0.0))]
        if question.dates:
            integer = tantivy.FieldType.Integer
            dates = query.range_query(schema, "dated", integer, *question.dates)
            clauses.append((tantivy.Occur.Must, query.const_score_query(dates, 0.0)))
        for stream, text, weight in rank_terms(question):
            for field in fields:
                term = query.term_query(schema, f"{field}_{stream}", text, "freq")
                clauses.append((tantivy.Occur.Should, query.boost_query(term, weight)))
        return query.boolean_query(clauses)


class Tantivy(TantivyOurSnippets):
    """The same with the snippets that tantivy makes.

    Its generator cuts the stored text with the tokenizer of the field and looks for the terms of a
    query in it, which the field must hold. So the text is indexed once more, as overlapping pairs
    of characters without positions; what matches and ranks is as above.
    """

    name = "tantivy"

    def _tokenizers(self, index: Any) -> None:
        super()._tokenizers(index)
        pairs = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(2, 2)).build()
        index.register_tokenizer("pairs", pairs)

    def _add_text_field(self, schema: Any) -> None:
        schema.add_text_field("text", stored=True, tokenizer_name="pairs", index_option="basic")

    def _add_text(self, row: Any, text: bytes) -> None:
        row.add_text("text", text.decode())

    def _snippets(self, question: Question, rows: Iterable[Any]) -> None:
        query, schema = tantivy.Query, self._schema_
        pairs = {a + b for literal in question.literals for a, b in pairwise(literal)}
        terms = [query.term_query(schema, "text", pair, "basic") for pair in sorted(pairs)]
        shown = query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        generator = tantivy.SnippetGenerator.create(self._searcher, shown, schema, "text")
        for row in rows:
            generator.snippet_from_doc(row).to_html()


def _counts(aggregation: Any) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in aggregation["buckets"]}
