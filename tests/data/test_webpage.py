"""Exports that are a web page or Excel's older XML under the name .xls: the table in them is read."""

import pytest

from simlib.data import read_invoices
from simlib.data.read import webpage
from simlib.data.read.table import read_table
from simlib.text import BadInput

PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{{a:b}}</style></head><body>
<!--[if gte mso 9]><xml><table><tr><td>not</td><td>seen</td></tr></table></xml><![endif]-->
<table><tr><td><table border=1><tr><td colspan=5>{title}</td></tr>
<tr><th>{customer}</th><th>{id}</th><th>{issued}</th><th>{due}</th><th>{amount}</th></tr>
<tr><td rowspan=2>Alder &amp; Co</td><td x:num="7">7</td><td>2026-01-05</td><td>2026-02-04</td>
<td>&yen;1,100.50</td></tr>
<tr><td>8</td><td>2026-02-05<td>2026-03-07<td>200<br></td></tr>
<tr><td>Birch</td><td>9</td><td>2026-02-06</td><td>2026-03-08</td><td><b>3</b>00</td></tr></table></td></tr></table>"""
WORDS = {
    "utf-8": {"title": "Open items", "customer": "Customer", "id": "Invoice No", "issued": "Invoice Date",
              "due": "Due Date", "amount": "Amount"},
    "gb18030": {"title": "应收账款", "customer": "客户", "id": "发票号", "issued": "开票日期",
                "due": "到期日", "amount": "金额"},
}  # fmt: skip
XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ss:Worksheet ss:Name="a"><ss:Table>
<ss:Row>{header}</ss:Row>
<ss:Row><ss:Cell ss:MergeDown="1"><ss:Data ss:Type="String">Alder &amp; Co</ss:Data></ss:Cell>
<ss:Cell><ss:Data>7</ss:Data></ss:Cell><ss:Cell><ss:Data ss:Type="DateTime">2026-01-05T00:00:00.000</ss:Data></ss:Cell>
<ss:Cell ss:Index="5"><ss:Data ss:Type="Number">1100.5</ss:Data></ss:Cell></ss:Row>
<ss:Row><ss:Cell ss:Index="2"><ss:Data>8</ss:Data></ss:Cell>
<ss:Cell><ss:Data>2026-02-05T00:00:00.000</ss:Data></ss:Cell>
<ss:Cell><ss:Data>2026-03-07T00:00:00.000</ss:Data></ss:Cell><ss:Cell><ss:Data>200</ss:Data></ss:Cell></ss:Row>
</ss:Table></ss:Worksheet></ss:Workbook>"""


@pytest.mark.parametrize("encoding", WORDS)
def test_a_page_saved_as_xls_is_read_to_the_cent(tmp_path, encoding):
    """Of the tables the one that holds most; a customer over two rows goes for both."""
    path = tmp_path / "report.xls"
    path.write_bytes(PAGE.format(**WORDS[encoding]).encode(encoding))
    found = read_invoices(path)
    assert found.customer.tolist() == ["Alder & Co", "Alder & Co", "Birch"]
    assert found.id.tolist() == ["7", "8", "9"] and found.amount.tolist() == [1100.5, 200, 300]
    assert [str(day) for day in found.due] == ["2026-02-04", "2026-03-07", "2026-03-08"]
    assert found.row.tolist() == [3, 4, 5]  # as a spreadsheet counts them that opens the page


def test_the_older_xml_of_excel_is_read_with_the_columns_its_cells_name(tmp_path):
    cells = "".join(f"<ss:Cell><ss:Data>{WORDS['utf-8'][role]}</ss:Data></ss:Cell>"
                    for role in ("customer", "id", "issued", "due", "amount"))  # fmt: skip
    path = tmp_path / "report.xls"
    path.write_text(XML.format(header=cells), encoding="utf-8")
    table = read_table(path)
    assert table.columns == {
        "Customer": ["Alder & Co", "Alder & Co"], "Invoice No": ["7", "8"],
        "Invoice Date": ["2026-01-05T00:00:00.000", "2026-02-05T00:00:00.000"],
        "Due Date": ["", "2026-03-07T00:00:00.000"], "Amount": ["1100.5", "200"],
    }  # fmt: skip
    assert not table.left_out and not table.notes


@pytest.mark.parametrize("text", [
    "<html><body>Your session has ended. <a href='/'>Log in</a></body></html>",
    "<!DOCTYPE html><table><tr><td>1</td></tr></table>",
    "<?xml version='1.0'?><orders><order id='1'/></orders>",
    "MIME-Version: 1.0\nContent-Type: multipart/related\n\n<table><tr><td>a</td><td>b</td></tr></table>",
])  # fmt: skip
def test_a_page_without_a_table_is_refused_with_the_way_out(tmp_path, text):
    path = tmp_path / "report.xls"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read_table(path)
    assert refused.value.key == "data.file.web_page"


@pytest.mark.parametrize("page, key", [
    ("<table><tr>" + "<td colspan=999>a</td>" * 2, "data.file.too_wide"),
    ("<table>" + "<tr><td>a</td><td colspan=900>b</td><td>c</td></tr>" * 50, "data.file.too_many_cells"),
    ("<table><tr>" + "<td rowspan=999>a</td>" * 900 + "<tr>" * 50, "data.file.too_many_cells"),
])  # fmt: skip
def test_cells_over_cells_cost_no_more_than_a_sheet_may_hold(monkeypatch, page, key):
    monkeypatch.setattr(webpage, "MAX_CELLS", 20_000)
    with pytest.raises(BadInput) as refused:
        webpage.records(page, "report.xls")
    assert refused.value.key == key
