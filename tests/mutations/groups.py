"""Which modules are changed, and which tests have to notice it: a few seconds for each change."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """Modules of one subject (files, or folders without what is below them) and their tests.

    `tests` are arguments of pytest. Of the contract suite only the engine that is changed is asked.
    """

    modules: tuple[str, ...]
    tests: tuple[str, ...]


_GRAMMAR = "indexer/relations/grammar"
_WHOOSH = "indexer/engines/whoosh"
_ADDRESSES = "search_app/addresses"

GROUPS = {
    "query": Group(
        (
            "indexer/query/parser.py",
            "indexer/query/syntax/tokens.py",
            "indexer/query/typed/typed_numbers.py",
            "indexer/query/syntax/proximity_operators.py",
        ),
        (
            "indexer/query",
            "tests/indexer/test_query_text.py",
            "tests/indexer/test_typed_numbers.py",
        ),
    ),
    "equal forms": Group(
        (
            "indexer/query/forms/equal_forms.py",
            "indexer/query/forms/form_edges.py",
            "indexer/query/forms/han_numerals.py",
            "indexer/query/forms/written_codes.py",
            "indexer/query/forms/written_dates.py",
            "indexer/query/forms/written_ordinals.py",
            "indexer/query/forms/written_quantities.py",
        ),
        ("indexer/query", "tests/indexer/test_equal_forms.py"),
    ),
    "normal form": Group(
        ("indexer/analysis/normalise.py",),
        ("indexer/analysis", "tests/indexer/test_normalise.py"),
    ),
    "numbers": Group(
        (
            "corpus/fields/numbers.py",
            "corpus/fields/rules/number_rules.py",
        ),
        ("corpus/fields", "tests/corpus/test_numbers.py", "tests/rules/test_rules.py"),
    ),
    "word files": Group(
        ("corpus/readers/word",),
        (
            "corpus/readers/word",
            "tests/corpus/test_word_numbers.py",
            "tests/corpus/test_word_packages.py",
            "tests/corpus/test_word_text.py",
            "tests/corpus/test_word_unprinted.py",
        ),
    ),
    "page head": Group(
        ("corpus/page_text/page_head.py",),
        (
            "tests/corpus/test_page_heads.py",
            "tests/corpus/test_page_text.py",
            "tests/corpus/test_page_sites.py",
        ),
    ),
    "repeals": Group(
        (
            f"{_GRAMMAR}/repeals.py",
            f"{_GRAMMAR}/clean_ups/decision_tables.py",
            f"{_GRAMMAR}/rules/repeal_rules.py",
            f"{_GRAMMAR}/rules/decision_table_rules.py",
        ),
        (_GRAMMAR, "tests/indexer/relations", "tests/rules/test_rules.py"),
    ),
    "validity": Group(
        ("indexer/relations/validity",),
        (
            "indexer/relations/validity",
            "tests/indexer/relations/test_validity.py",
            "tests/indexer/relations/test_terms_of_parts.py",
            "-k=not brute_force",
            "tests/contract/test_midnight.py",
        ),
    ),
    "evaluation": Group(
        (
            f"{_WHOOSH}/match/evaluation.py",
            f"{_WHOOSH}/match/proximity.py",
            f"{_WHOOSH}/match/literal_places.py",
            f"{_WHOOSH}/files/literals.py",
        ),
        (
            "-k=not brute_force",
            "tests/indexer/test_literals.py",
            "tests/indexer/test_mask_cache.py",
            "tests/contract/test_verbs.py",
            "tests/contract/test_proximity.py",
            "tests/contract/test_filters.py",
            "tests/contract/test_phrases.py",
            "tests/contract/test_random_queries.py",
        ),
    ),
    "snippets": Group(
        ("indexer/snippets.py",),
        ("indexer/snippets.py", "tests/indexer/test_snippets.py"),
    ),
    "generations": Group(
        (f"{_WHOOSH}/files/generations.py", f"{_WHOOSH}/files/manifest.py"),
        (
            "tests/indexer/test_generations.py",
            "tests/faults/test_segment_list.py",
            "tests/faults/test_damage.py",
        ),
    ),
    "parameters": Group(
        (
            f"{_ADDRESSES}/search_args.py",
            f"{_ADDRESSES}/checked_args.py",
            f"{_ADDRESSES}/parameter_types.py",
            f"{_ADDRESSES}/query_pairs.py",
        ),
        (_ADDRESSES, "tests/search_app/test_request_args.py"),
    ),
}
