"""Every kind of import is known by its name."""

from __future__ import annotations

import pytest

from app.catalogue.imports import ImportKind, import_file
from app.store.unit_of_work import Store

FILES = {
    ImportKind.PRODUCTS: b"sku,name\nMUG,White mug\n",
    ImportKind.BINS: b"bin\nA-1\n",
    ImportKind.CUSTOMERS: b"number,name\nK-1,Ada\n",
    ImportKind.PEOPLE: b"badge,name,role\nP-1,Mira,packer\n",
    ImportKind.CARTONS: (
        b"code,name,length_mm,width_mm,height_mm,max_grams\nBOX-S,Shoe box,310,220,130,6000\n"
    ),
    ImportKind.TOTES: b"tote\nT-1\n",
    ImportKind.LAYOUT: b"kind,code,x_m,y_m\nstart,S,1,0\n",
    ImportKind.STOCK: b"sku,bin,quantity\nMUG,A-1,3\n",
    ImportKind.PURCHASE_ORDERS: b"po_no,supplier,sku,units\nPO-1,Potteries,MUG,3\n",
}


@pytest.mark.parametrize("kind", ImportKind)
def test_each_kind_reads_its_own_file(store: Store, kind: ImportKind) -> None:
    for first in (ImportKind.PRODUCTS, ImportKind.BINS):
        if kind in {ImportKind.STOCK, ImportKind.PURCHASE_ORDERS}:
            import_file(store, first, "first.csv", FILES[first], "C-1", str)

    report = import_file(store, kind, "file.csv", FILES[kind], "C-1", str)

    assert (report.kind, report.new, report.problems) == (kind.value, 1, [])
