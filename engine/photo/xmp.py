"""XMP: says in an export that its colors are a machine's guess, beside all that was said before.

Sources: XMP specification parts 1 and 2 (ISO 16684-1), IPTC Photo Metadata Standard 2025.1
(DigitalSourceType and its vocabulary).
"""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from xml.dom.minidom import Document, Element, Node

from defusedxml import minidom

from engine.photo.metadata import Provenance

_log = logging.getLogger(__name__)

DIGITAL_SOURCE_TYPE = (
    "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
)
PHOTOCHROM_NAMESPACE = "urn:photochrom:xmp:1.0"

_META = "adobe:ns:meta/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XMP = "http://ns.adobe.com/xap/1.0/"
_XMP_MM = "http://ns.adobe.com/xap/1.0/mm/"
_EVENT = "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
_IPTC_EXT = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
_TIFF = "http://ns.adobe.com/tiff/1.0/"
_EXIF = "http://ns.adobe.com/exif/1.0/"
_XMLNS = "http://www.w3.org/2000/xmlns/"

_PREFIXES = {
    "rdf": _RDF,
    "xmp": _XMP,
    "xmpMM": _XMP_MM,
    "stEvt": _EVENT,
    "Iptc4xmpExt": _IPTC_EXT,
    "photochrom": PHOTOCHROM_NAMESPACE,
}

# What says where colors come from, beside the list of edits.
_ORIGIN = (
    ("Iptc4xmpExt", "DigitalSourceType"),
    ("photochrom", "Model"),
    ("photochrom", "ModelVersion"),
)

_EMPTY = f'<x:xmpmeta xmlns:x="{_META}"><rdf:RDF xmlns:rdf="{_RDF}"/></x:xmpmeta>'
# The identifier in the opening line is prescribed by XMP part 1, section 7.3.2.
_PACKET_START = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_PACKET_END = '\n<?xpacket end="w"?>'


def creator_tool() -> str:
    """Name this program and its version, as written into exports."""
    try:
        return f"Photochrom {version('photochrom')}"
    except PackageNotFoundError:  # run from a source folder that is not installed
        return "Photochrom"


def provenance_packet(
    source: bytes | None, provenance: Provenance, *, width: int, height: int
) -> bytes:
    """Add the origin of the colors to the XMP of a photo.

    All other properties stay; orientation and size become those of the upright export. A packet
    that cannot be parsed, or that tries to expand entities, is left out with a warning.

    Args:
        source: XMP of the photo, if any.
        provenance: what to say.
        width: pixels in a row of the export.
        height: rows of the export.

    Returns:
        The new packet, UTF-8.
    """
    document = _parsed(source) or minidom.parseString(_EMPTY)
    rdf = _rdf_of(document)
    if rdf is None:
        document = minidom.parseString(_EMPTY)
        rdf = document.documentElement.firstChild
    _correct(rdf, width, height)
    _state(document, rdf, provenance)
    body = "".join(
        node.toxml() for node in document.childNodes if node.nodeType == Node.ELEMENT_NODE
    )
    return (_PACKET_START + body + _PACKET_END).encode()


def origin_of(source: bytes | None) -> bytes | None:
    """Keep of the XMP of a photo what it says about the origin of its colors, and nothing else.

    Args:
        source: XMP of the photo, if any.

    Returns:
        A packet with those properties alone; None if there are none.
    """
    parsed = _parsed(source)
    rdf = None if parsed is None else _rdf_of(parsed)
    if rdf is None:
        return None
    said = {name: text for name in _ORIGIN if (text := _text(rdf, *name)) is not None}
    if not said:
        return None
    document: Document = minidom.parseString(_EMPTY)
    ours = _description(document, document.getElementsByTagNameNS(_RDF, "RDF")[0])
    for (prefix, name), text in said.items():
        _append(ours, f"{prefix}:{name}", text)
    _list_edits(ours, _edits(rdf))
    return document.toxml().encode()


def _parsed(source: bytes | None) -> Document | None:
    if source is None:
        return None
    try:
        document: Document = minidom.parseString(
            source.strip(b"\0 \r\n\t"), forbid_dtd=True, forbid_entities=True
        )
        document.toxml()  # a document nested too deeply to be written again fails here
    except Exception:  # the parser, its defenses and its limits have errors of many classes
        _log.warning("The XMP metadata is unreadable and is left out.")
        return None
    if _rdf_of(document) is None:
        _log.warning("The XMP metadata holds no properties and is left out.")
        return None
    return document


def _rdf_of(document: Document) -> Element | None:
    found = document.getElementsByTagNameNS(_RDF, "RDF")
    return found[0] if found else None


def _correct(rdf: Element, width: int, height: int) -> None:
    truths = {
        (_TIFF, "Orientation"): "1",
        (_TIFF, "ImageWidth"): str(width),
        (_TIFF, "ImageLength"): str(height),
        (_EXIF, "PixelXDimension"): str(width),
        (_EXIF, "PixelYDimension"): str(height),
    }
    for description in _descriptions(rdf):
        for (namespace, name), value in truths.items():
            attribute = description.getAttributeNodeNS(namespace, name)
            if attribute is not None:
                attribute.value = value
            for element in _children(description, namespace, name):
                _set_text(element, value)


def _state(document: Document, rdf: Element, provenance: Provenance) -> None:
    tool = creator_tool()
    edits = provenance.edits
    outdated = [(_XMP, "CreatorTool"), (PHOTOCHROM_NAMESPACE, "Edits")]
    if provenance.model_name is None:
        edits = (*_edits(rdf), *edits)
    else:
        outdated += [(_PREFIXES[prefix], name) for prefix, name in _ORIGIN]
    for namespace, name in outdated:
        _remove(rdf, namespace, name)
    ours = _description(document, rdf)
    _append(ours, "xmp:CreatorTool", tool)
    if provenance.model_name is not None:
        _append(ours, "Iptc4xmpExt:DigitalSourceType", DIGITAL_SOURCE_TYPE)
        _append(ours, "photochrom:Model", provenance.model_name)
        _append(ours, "photochrom:ModelVersion", provenance.model_version)
    _list_edits(ours, edits)
    action = "edited" if provenance.model_name is None else "colorized"
    _record_event(_history(rdf, ours), action, tool)


def _description(document: Document, rdf: Element) -> Element:
    """Add a place for properties of ours."""
    ours = _element(document, "rdf:Description")
    for prefix, namespace in _PREFIXES.items():
        ours.setAttributeNS(_XMLNS, f"xmlns:{prefix}", namespace)
    ours.setAttributeNS(_RDF, "rdf:about", _about(rdf))
    rdf.appendChild(ours)
    return ours


def _list_edits(ours: Element, edits: Sequence[str]) -> None:
    listed = _append(_append(ours, "photochrom:Edits"), "rdf:Seq")
    for edit in edits:
        _append(listed, "rdf:li", edit)


def _text(rdf: Element, prefix: str, name: str) -> str | None:
    """Read a property that is a text, in either of the ways in which XMP writes it."""
    namespace = _PREFIXES[prefix]
    for description in _descriptions(rdf):
        if description.hasAttributeNS(namespace, name):
            return str(description.getAttributeNS(namespace, name))
        for element in _children(description, namespace, name):
            return _inner_text(element)
    return None


def _inner_text(element: Element) -> str:
    return "".join(node.data for node in element.childNodes if node.nodeType == Node.TEXT_NODE)


def _edits(rdf: Element) -> list[str]:
    """Read the edits that an earlier export lists."""
    return [
        _inner_text(edit)
        for description in _descriptions(rdf)
        for listed in _children(description, PHOTOCHROM_NAMESPACE, "Edits")
        for sequence in _children(listed, _RDF, "Seq")
        for edit in _children(sequence, _RDF, "li")
    ]


def _history(rdf: Element, ours: Element) -> Element:
    for description in _descriptions(rdf):
        for history in _children(description, _XMP_MM, "History"):
            for events in _children(history, _RDF, "Seq"):
                return events
    _remove(rdf, _XMP_MM, "History")
    return _append(_append(ours, "xmpMM:History"), "rdf:Seq")


def _record_event(events: Element, action: str, tool: str) -> None:
    event = _append(events, "rdf:li")
    for prefix in ("rdf", "stEvt"):
        event.setAttributeNS(_XMLNS, f"xmlns:{prefix}", _PREFIXES[prefix])
    event.setAttributeNS(_RDF, "rdf:parseType", "Resource")
    _append(event, "stEvt:action", action)
    _append(event, "stEvt:softwareAgent", tool)
    _append(event, "stEvt:when", datetime.now(UTC).isoformat(timespec="seconds"))


def _descriptions(rdf: Element) -> list[Element]:
    return _children(rdf, _RDF, "Description")


def _about(rdf: Element) -> str:
    # All descriptions of a packet must name the same subject (XMP part 1, section 7.4).
    for description in _descriptions(rdf):
        if description.hasAttributeNS(_RDF, "about"):
            return str(description.getAttributeNS(_RDF, "about"))
    return ""


def _children(parent: Element, namespace: str, name: str) -> list[Element]:
    return [
        node
        for node in parent.childNodes
        if isinstance(node, Element) and (node.namespaceURI, node.localName) == (namespace, name)
    ]


def _remove(rdf: Element, namespace: str, name: str) -> None:
    for description in _descriptions(rdf):
        if description.hasAttributeNS(namespace, name):
            description.removeAttributeNS(namespace, name)
        for element in _children(description, namespace, name):
            description.removeChild(element)


def _element(document: Document, qualified_name: str) -> Element:
    prefix = qualified_name.partition(":")[0]
    return document.createElementNS(_PREFIXES[prefix], qualified_name)


def _append(parent: Element, qualified_name: str, text: str | None = None) -> Element:
    document = parent.ownerDocument
    if document is None:
        raise ValueError("the element belongs to no document")
    child = _element(document, qualified_name)
    if text is not None:
        child.appendChild(document.createTextNode(_printable(text)))
    parent.appendChild(child)
    return child


def _set_text(element: Element, text: str) -> None:
    while element.firstChild is not None:
        element.removeChild(element.firstChild)
    if element.ownerDocument is not None:
        element.appendChild(element.ownerDocument.createTextNode(text))


def _printable(text: str) -> str:
    # XML 1.0 section 2.2 knows no control characters and no lone surrogates, not even escaped.
    clean = "".join(sign for sign in text if sign >= " " or sign in "\t\n\r")
    return clean.encode("utf-8", "replace").decode().replace("\ufffe", "").replace("\uffff", "")
