"""Meta tags and footer that inspections of government sites require on every page.

Names of tags: 《政府网站发展指引》 (国办发〔2017〕47号), 附件 网页标签规范.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from corpus.document import Document
from indexer.settings import Settings
from search_app import wording
from search_app.addresses.links import Links, web_address

DESCRIPTION = 120
"""Characters from the beginning of a text that serve as its description."""
ICP_REGISTER = "https://beian.miit.gov.cn/"
POLICE_REGISTER = "https://beian.mps.gov.cn/#/query/webSearch?code="

Metas = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something the footer says: a name and its value, a link, or both."""

    name: str
    value: str = ""
    href: str = ""


def site_metas(settings: Settings, links: Links) -> Metas:
    """Tags of the site."""
    metas = (
        ("SiteName", settings.site_name),
        ("SiteDomain", urlsplit(links.origin).hostname or ""),
        ("SiteIDCode", settings.site_code),
    )
    return tuple(pair for pair in metas if pair[1])


def column_metas(endpoint: str | None) -> Metas:
    """Tags of a page that is no document."""
    name, description = wording.site.COLUMNS.get(endpoint or "", wording.site.OTHER_COLUMN)
    return (
        ("ColumnName", name),
        ("ColumnDescription", description),
        ("ColumnKeywords", wording.site.KEYWORDS),
        ("ColumnType", wording.site.COLUMN_TYPE),
        ("Description", description),
    )


def document_metas(document: Document, links: Links) -> Metas:
    """Tags of a document; PubDate is a day, since no hour is known and none is made up."""
    published = document.published_on or document.dated_on
    text = " ".join(document.body.split())
    metas = (
        ("ColumnName", document.source_topic or wording.site.COLUMN_TYPE),
        ("ColumnType", wording.site.COLUMN_TYPE),
        ("ArticleTitle", document.title),
        ("PubDate", published.isoformat() if published else ""),
        ("ContentSource", "、".join(document.issuers) or document.source),
        ("Keywords", ",".join((*document.topics, *document.document_numbers))),
        ("Author", "、".join(document.issuers)),
        ("Description", text[:DESCRIPTION] or document.title),
        ("Url", links.absolute(links.document(document.id))),
    )
    return tuple(pair for pair in metas if pair[1])


def footer_marks(settings: Settings) -> tuple[Mark, ...]:
    """What the settings say of the site, in the usual order."""
    say = wording.site
    police = "".join(filter(str.isdigit, settings.police_number))
    marks = (
        Mark(say.SPONSOR, settings.sponsor),
        Mark(say.OPERATOR, settings.operator),
        Mark(say.CONTACT, settings.contact),
        Mark(say.SITE_CODE, settings.site_code),
        Mark("", settings.icp_number, ICP_REGISTER),
        Mark("", settings.police_number, f"{POLICE_REGISTER}{police}"),
    )
    links = (
        Mark(say.PARTY_SIGN, href=web_address(settings.party_sign_url) or ""),
        Mark(say.ERROR_REPORT, href=web_address(settings.error_report_url) or ""),
    )
    return (*(mark for mark in marks if mark.value), *(mark for mark in links if mark.href))
