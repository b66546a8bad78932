"""All words that people see, in Chinese: short, plain, and saying what to do next."""

from __future__ import annotations

from search_app.wording import api as api
from search_app.wording import api_fields as api_fields
from search_app.wording import commands as commands
from search_app.wording import corrections as corrections
from search_app.wording import data as data
from search_app.wording import document as document
from search_app.wording import duplicates as duplicates
from search_app.wording import effects as effects
from search_app.wording import embed as embed
from search_app.wording import errors as errors
from search_app.wording import expansions as expansions
from search_app.wording import exports as exports
from search_app.wording import feeds as feeds
from search_app.wording import field_corrections as field_corrections
from search_app.wording import field_rules as field_rules
from search_app.wording import index as index
from search_app.wording import layout as layout
from search_app.wording import mistakes as mistakes
from search_app.wording import modes as modes
from search_app.wording import narrowing as narrowing
from search_app.wording import no_hits as no_hits
from search_app.wording import offers as offers
from search_app.wording import passages as passages
from search_app.wording import plain_words as plain_words
from search_app.wording import privacy as privacy
from search_app.wording import reading as reading
from search_app.wording import reasons as reasons
from search_app.wording import recommended as recommended
from search_app.wording import related as related
from search_app.wording import relations as relations
from search_app.wording import report as report
from search_app.wording import results as results
from search_app.wording import review as review
from search_app.wording import search as search
from search_app.wording import settings as settings
from search_app.wording import site as site
from search_app.wording import sources as sources
from search_app.wording import suggesting as suggesting
from search_app.wording import takedown as takedown
from search_app.wording import terminal as terminal
from search_app.wording import topics as topics
from search_app.wording import trends as trends
from search_app.wording import values as values
