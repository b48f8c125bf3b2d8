"""One import contract of our own: slices meet at two doors, `queries` and `operations`, and views touch no models."""

from __future__ import annotations

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

DOORS = {"queries", "operations"}


class SliceDoors(Contract):
    """A register imports of another register only its queries and operations; models belong to their slice."""

    type_name = "slice_doors"
    registers = fields.StringField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Collect every import that goes through a wall instead of a door."""
        root = str(self.registers)
        breaches = []
        for importer in sorted(graph.find_descendants(root) | self._above(graph, root)):
            for imported in sorted(graph.find_modules_directly_imported_by(importer)):
                if self._is_breach(root, importer, imported):
                    breaches.append((importer, imported))
        return ContractCheck(kept=not breaches, metadata={"breaches": breaches})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each wrong import."""
        for importer, imported in check.metadata["breaches"]:
            output.print_error(f"{importer} may not import {imported}: use queries or operations")

    @staticmethod
    def _above(graph: ImportGraph, root: str) -> set[str]:
        package = root.rsplit(".", 1)[0]
        upper = ("analytics", "exchange", "documents", "screens", "entry")
        return {m for name in upper for m in ({f"{package}.{name}"} | graph.find_descendants(f"{package}.{name}"))}

    @staticmethod
    def _is_breach(root: str, importer: str, imported: str) -> bool:
        if not imported.startswith(root + "."):
            return False
        slice_name, *inner = imported[len(root) + 1 :].split(".")
        own = importer.startswith(f"{root}.{slice_name}.") or importer == f"{root}.{slice_name}"
        if own:
            part = importer[len(root) + len(slice_name) + 2 :].split(".")[0]
            return part == "views" and inner[:1] == ["models"]
        allowed = DOORS | ({"urls", "rules"} if importer.startswith("tongket.entry.") else set())
        # The lists in wiring are filled with functions: cards of an upper register on the page of a lower one.
        allowed |= {"presenters"} if importer == "tongket.entry.wiring" else set()
        return bool(inner) and inner[0] not in allowed
