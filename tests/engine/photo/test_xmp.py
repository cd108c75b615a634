"""XMP: an export says that its colors are a guess, and forgets nothing that was said before."""

import logging

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from engine.photo.metadata import Provenance
from engine.photo.xmp import DIGITAL_SOURCE_TYPE, creator_tool, provenance_packet

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
MM = "{http://ns.adobe.com/xap/1.0/mm/}"
EVENT = "{http://ns.adobe.com/xap/1.0/sType/ResourceEvent#}"
IPTC = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
OURS = "{urn:photochrom:xmp:1.0}"
TIFF = "{http://ns.adobe.com/tiff/1.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"

PROVENANCE = Provenance("DL-Net", "2.0", ("recolor <coat>", "harmonize & save"))

PACKET = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="{RDF[1:-1]}">
  <rdf:Description rdf:about="uuid:1" xmlns:dc="{DC[1:-1]}" xmlns:xmp="{XMP[1:-1]}"
    xmlns:tiff="{TIFF[1:-1]}" xmp:CreatorTool="Scanner 1" xmp:Rating="4" tiff:Orientation="6">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Großmutter</rdf:li></rdf:Alt></dc:title>
  </rdf:Description>
  <rdf:Description rdf:about="uuid:1" xmlns:xmpMM="{MM[1:-1]}" xmlns:stEvt="{EVENT[1:-1]}">
   <xmpMM:History><rdf:Seq>
    <rdf:li stEvt:action="scanned" stEvt:softwareAgent="Scanner 1"/>
   </rdf:Seq></xmpMM:History>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>""".encode()


def parsed(packet):
    """Parse with another parser than the one the packet was written with."""
    text = packet.decode()
    return ElementTree.fromstring(text[text.index("<x:xmpmeta") : text.rindex("<?xpacket")])


def written(source=None, provenance=PROVENANCE):
    return parsed(provenance_packet(source, provenance, width=64, height=48))


def test_a_new_packet_says_where_the_colors_come_from():
    root = written()
    assert root.findtext(f".//{IPTC}DigitalSourceType") == DIGITAL_SOURCE_TYPE
    assert root.findtext(f".//{XMP}CreatorTool") == creator_tool()
    assert root.findtext(f".//{OURS}Model") == "DL-Net"
    assert root.findtext(f".//{OURS}ModelVersion") == "2.0"
    edits = root.findall(f".//{OURS}Edits/{RDF}Seq/{RDF}li")
    assert [edit.text for edit in edits] == list(PROVENANCE.edits)


def test_the_digital_source_type_is_the_term_of_iptc():
    assert DIGITAL_SOURCE_TYPE == (
        "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
    )


def test_history_gains_an_event():
    event = written().find(f".//{MM}History/{RDF}Seq/{RDF}li")
    assert event.findtext(f"{EVENT}action") == "colorized"
    assert event.findtext(f"{EVENT}softwareAgent") == creator_tool()
    assert event.findtext(f"{EVENT}when").endswith("+00:00")


def test_earlier_history_stays_and_comes_first():
    events = written(PACKET).findall(f".//{MM}History/{RDF}Seq/{RDF}li")
    assert len(events) == 2
    assert events[0].get(f"{EVENT}action") == "scanned"
    assert events[1].findtext(f"{EVENT}action") == "colorized"


def test_properties_of_the_source_stay():
    root = written(PACKET)
    assert root.findtext(f".//{DC}title/{RDF}Alt/{RDF}li") == "Großmutter"
    assert root.find(f".//*[@{XMP}Rating]").get(f"{XMP}Rating") == "4"


def test_all_descriptions_speak_of_the_same_subject():
    descriptions = written(PACKET).findall(f".//{RDF}Description")
    assert {each.get(f"{RDF}about") for each in descriptions} == {"uuid:1"}


def test_the_creator_tool_of_the_source_is_replaced_and_not_doubled():
    root = written(PACKET)
    assert root.find(f".//*[@{XMP}CreatorTool]") is None
    assert [each.text for each in root.iter(f"{XMP}CreatorTool")] == [creator_tool()]


def test_orientation_becomes_upright():
    assert written(PACKET).find(f".//*[@{TIFF}Orientation]").get(f"{TIFF}Orientation") == "1"


def test_colorizing_twice_states_the_origin_once():
    once = provenance_packet(PACKET, PROVENANCE, width=64, height=48)
    root = written(once, Provenance("Other", "3"))
    assert [each.text for each in root.iter(f"{OURS}Model")] == ["Other"]
    assert len(list(root.iter(f"{IPTC}DigitalSourceType"))) == 1
    assert len(root.findall(f".//{MM}History/{RDF}Seq/{RDF}li")) == 3


BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><r>&b;&b;</r></x:xmpmeta>"""


@pytest.mark.parametrize(
    "packet",
    [BOMB, b"", b"no xml", PACKET[:-90], b"<a/>", b"\xff\xfe\0<", b"<a>" * 5000 + b"</a>" * 5000],
)
def test_an_unusable_packet_is_left_out_with_a_warning(packet, caplog):
    with caplog.at_level(logging.WARNING):
        root = written(packet)
    assert root.findtext(f".//{OURS}Model") == "DL-Net"
    assert "left out" in caplog.text


@given(name=st.text(), edits=st.lists(st.text(), max_size=3))
def test_any_name_and_any_edit_make_well_formed_xml(name, edits):
    root = written(PACKET, Provenance(name, "1", tuple(edits)))
    assert len(root.findall(f".//{OURS}Edits/{RDF}Seq/{RDF}li")) == len(edits)


def test_a_padded_packet_is_understood():
    padded = PACKET.replace(b"<?xpacket end", b" " * 2048 + b"<?xpacket end") + b"\0\0"
    assert written(padded).findtext(f".//{DC}title/{RDF}Alt/{RDF}li") == "Großmutter"


OWN_COLORS = Provenance(None, None, ("Recolor: a* 1 b* 2",))


def edits_of(root):
    return [edit.text for edit in root.findall(f".//{OURS}Edits/{RDF}Seq/{RDF}li")]


def test_colors_of_the_source_are_said_to_be_no_models():
    root = written(None, OWN_COLORS)
    assert edits_of(root) == ["Recolor: a* 1 b* 2"]
    for name in (f"{OURS}Model", f"{OURS}ModelVersion", f"{IPTC}DigitalSourceType"):
        assert root.find(f".//{name}") is None
    assert root.findtext(f".//{EVENT}action") == "edited"


def test_what_an_earlier_export_said_about_its_colors_stays():
    once = provenance_packet(PACKET, PROVENANCE, width=64, height=48)
    root = written(once, OWN_COLORS)
    assert root.findtext(f".//{OURS}Model") == "DL-Net"
    assert root.findtext(f".//{OURS}ModelVersion") == "2.0"
    assert root.findtext(f".//{IPTC}DigitalSourceType") == DIGITAL_SOURCE_TYPE
    assert edits_of(root) == [*PROVENANCE.edits, *OWN_COLORS.edits]
    assert len(root.findall(f".//{OURS}Edits")) == 1


def test_a_new_colorization_forgets_the_edits_of_the_old_one():
    once = provenance_packet(PACKET, PROVENANCE, width=64, height=48)
    assert edits_of(written(once, Provenance("Other", "3"))) == []
