"""What a picker, a packer and a driver do with their hands, one order after another."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from app.fulfilment.dispatch.manifest_paper import ManifestPrint, last_manifest
from app.fulfilment.packing.situation import PackSituation, PackState
from app.fulfilment.picking.situation import PickSituation, PickState
from app.fulfilment.work import PackLine, PackPackage, PickStop
from app.scanning.control_card import ControlCode
from app.scanning.directory import CartonType, ProductCode
from hardware.ports import PrintOutcome
from ui.fulfilment.packing.pack_presenter import PackPresenter
from ui.rehearsal.composites import composite
from ui.rehearsal.robot import RehearsalFailed, Robot
from ui.shell.screen import ScreenName

_UNKNOWN = "NOBODY-KNOWS-THIS"
_DAY = 100_000
"""More parcels than wait on any day."""


class Codes:
    """The barcodes on the shelves and goods, and for each a wrong one to take by mistake."""

    def __init__(self, robot: Robot) -> None:
        names = robot.names
        self._item: dict[int, str] = {}
        for code, products in names.products.items():
            if len(products) == 1 and products[0].units == 1 and _is_gtin(code, products[0]):
                self._item.setdefault(products[0].product_id, _as_printed(code))
        for code, products in names.products.items():
            if len(products) == 1 and products[0].units == 1:
                self._item.setdefault(products[0].product_id, code)
        self._bins = sorted(names.bins)
        self._totes = sorted(names.totes)

    def item(self, product_id: int) -> str:
        """The unit barcode of a product."""
        return self._item[product_id]

    def other_item(self, product_ids: set[int]) -> str:
        """A barcode of a product that is none of ``product_ids``."""
        return next((code for pid, code in self._item.items() if pid not in product_ids), _UNKNOWN)

    def other_bin(self, code: str) -> str:
        """A bin that is not ``code``."""
        return next((one for one in self._bins if one != code), _UNKNOWN)

    def free_tote(self, taken: Collection[str]) -> str:
        """A tote that is none of ``taken``."""
        return next((one for one in self._totes if one not in taken), _UNKNOWN)

    def other_tote(self, code: str) -> str:
        """A tote that is not ``code``."""
        return next((one for one in self._totes if one != code), _UNKNOWN)


def _is_gtin(code: str, product: ProductCode) -> bool:
    return code != product.sku and code.isdigit() and len(code) == 14


def _as_printed(gtin14: str) -> str:
    return gtin14.removeprefix("0")


def pick_cart(robot: Robot, codes: Codes) -> bool:
    """Take the next cart and walk it; False if none waits."""
    shell, pick = robot.workplace.shell, robot.workplace.floor.pick
    shell.go(ScreenName.PICK)
    robot.wait_for(lambda: pick.ready, "the picking screen")
    if pick.in_hand is None:
        robot.say(ControlCode.CONFIRM)
        robot.wait_for(lambda: pick.ready, "a cart")
    if pick.in_hand is None:
        return False
    while pick.in_hand is not None:
        package, task = pick.in_hand
        situation = task.situation
        if situation.is_over:
            break
        if situation.state is PickState.DROP_POINT:
            robot.scan(package.drop_point) if package.drop_point else robot.say(ControlCode.CONFIRM)
        elif situation.state is PickState.BIND_TOTE:
            robot.scan(codes.free_tote(package.totes_in_use.keys() | situation.slots.values()))
        elif situation.stop is not None:
            _serve(robot, codes, situation, situation.stop)
        else:
            raise RehearsalFailed(f"the walk stands at {situation.state.value}")
    robot.wait_for(lambda: not robot.workplace.works.bench.kind_in_hand, "the end of the walk")
    return True


def _serve(robot: Robot, codes: Codes, situation: PickSituation, stop: PickStop) -> None:
    state = situation.state
    if state is PickState.GO_TO_BIN:
        robot.scan(stop.bin_code, wrong=codes.other_bin(stop.bin_code))
    elif state is PickState.BIN_CHECK:
        robot.say(ControlCode.CONFIRM)
    elif state in {PickState.AT_BIN, PickState.COUNTED}:
        serial = next((one for one in stop.serials if one not in situation.serials), "")
        item = codes.item(stop.product_id)
        right = composite(item, stop.tracking, stop.lot, serial, stop.expires_on)
        robot.scan(right, wrong=codes.other_item({stop.product_id}))
    elif state is PickState.TO_TOTE:
        robot.scan(stop.tote, wrong=codes.other_tote(stop.tote))
    else:
        raise RehearsalFailed(f"the walk stands at {state.value}")


def walks(robot: Robot) -> bool:
    """True if a walk is in hand, such as one that an earlier rehearsal was torn from."""
    return robot.workplace.works.bench.kind_in_hand == ScreenName.PICK.value


def pack_order(robot: Robot, codes: Codes, tote: str) -> tuple[str, ...]:
    """Pack the order of a tote into cartons and label them; returns the SSCCs."""
    pack = _at_packing_station(robot)
    robot.scan(tote)
    robot.wait_for(lambda: pack.ready, f"the order of tote {tote}")
    if pack.in_hand is None:
        raise RehearsalFailed(f"tote {tote} opens no order")
    return finish_packing(robot, codes)


def finish_packing(robot: Robot, codes: Codes) -> tuple[str, ...]:
    """Pack what is in hand to its end; returns the SSCCs, none if nothing is in hand."""
    if robot.workplace.works.bench.kind_in_hand != ScreenName.PACK.value:
        return ()
    pack = _at_packing_station(robot)
    if pack.in_hand is None:
        return ()
    labels: list[str] = []
    package, task = pack.in_hand
    while not task.situation.is_over:
        _pack_step(robot, codes, package, task.situation, labels)
    robot.wait_for(lambda: not robot.workplace.works.bench.kind_in_hand, "the end of packing")
    if task.situation.state is not PackState.DONE:
        raise RehearsalFailed(f"{package.order_no} ended as {task.situation.state.value}")
    return tuple(labels)


def _at_packing_station(robot: Robot) -> PackPresenter:
    if robot.workplace.shell.front is not ScreenName.PACK:
        robot.workplace.shell.go(ScreenName.PACK)
    pack = robot.workplace.floor.pack
    robot.wait_for(lambda: pack.ready, "the packing screen")
    return pack


def _pack_step(
    robot: Robot, codes: Codes, package: PackPackage, situation: PackSituation, labels: list[str]
) -> None:
    wanted = {line.product_id for line in package.lines}
    carton, line = situation.carton, situation.line
    if situation.state is PackState.CHOOSE_CARTON:
        robot.scan(_largest(robot).code, wrong=codes.other_item(wanted))
    elif situation.state is PackState.PACKING and line is not None and carton is not None:
        if carton.contents and _too_heavy(robot, package, carton.contents, line):
            robot.say(ControlCode.NEXT_CARTON)
        else:
            one = next(one for one in situation.lines if one.line is line)
            serial = next((each for each in line.serials if each not in one.serials), "")
            item = codes.item(line.product_id)
            right = composite(item, line.tracking, one.lot, serial, one.expires_on)
            robot.scan(right, wrong=codes.other_item(wanted))
    elif situation.state is PackState.PRINTING:
        pack = robot.workplace.floor.pack
        robot.wait_for(
            lambda: pack.in_hand is None or pack.in_hand[1].situation.state is PackState.LABEL,
            f"the label of {package.order_no}",
        )
    elif situation.state is PackState.LABEL:
        _look_at_paper(robot, package.order_no)
        robot.scan(f"]C100{situation.expected}", wrong="]C100001234560000000018")
        labels.append(situation.expected)
    else:
        raise RehearsalFailed(f"{package.order_no} stands at {situation.state.value}")


def _look_at_paper(robot: Robot, order_no: str) -> None:
    """Nobody scans a label that never came out of the printer."""
    works = robot.workplace.works
    with works.store.reading() as uow:
        lost = [job for job in uow.prints.unsettled(works.station) if job.order_no == order_no]
    for job in lost:
        what = f"the {job.document.kind} of {order_no} is not on paper"
        raise RehearsalFailed(f"{what}: {job.printer}: {job.detail or job.state.value}")


def _largest(robot: Robot) -> CartonType:
    return max(robot.names.cartons.values(), key=lambda kind: (kind.max_grams, kind.code))


def _too_heavy(
    robot: Robot, package: PackPackage, contents: Mapping[int, int], line: PackLine
) -> bool:
    grams = {one.order_line_id: one.unit_grams for one in package.lines}
    kind = _largest(robot)
    now = kind.tare_grams + sum(grams.get(key, 0) * units for key, units in contents.items())
    return now + line.unit_grams > kind.max_grams


def _lanes(robot: Robot) -> Mapping[str, str]:
    """The sign of each parcel's lane: its label names the carrier for a person to read."""
    works = robot.workplace.works
    signs = {carrier: code for code, carrier in works.directory.lanes.items()}
    with works.store.reading() as uow:
        return {one.sscc: signs.get(one.carrier, "") for one in uow.waiting.to_load(_DAY)}


def load_parcels(robot: Robot, labels: tuple[str, ...]) -> set[str]:
    """Scan every label on to its carrier's van, in that carrier's lane; returns these lanes.

    A lane is its sign; "" where one carrier takes all.
    """
    robot.settle()  # what is closed is known to the dock
    robot.workplace.shell.go(ScreenName.DISPATCH)
    lane_of, lane = _lanes(robot), ""
    for label in sorted(labels, key=lane_of.__getitem__):
        if lane_of[label] != lane:
            lane = lane_of[label]
            robot.scan(lane, wrong=_UNKNOWN)
        robot.scan(f"]C100{label}", wrong="]C100001234560000000018")
        robot.wait_for(lambda: robot.workplace.floor.dispatch.ready, f"the dock's word on {label}")
    return {lane_of[label] for label in labels}


def close_handovers(robot: Robot, lanes: Collection[str]) -> list[str]:
    """Let the vans leave that ``load_parcels`` filled; returns the manifests, all on paper."""
    if lanes and robot.workplace.shell.front is not ScreenName.DISPATCH:
        robot.workplace.shell.go(ScreenName.DISPATCH)
    return [_close_handover(robot, lane) for lane in sorted(lanes)]


def _close_handover(robot: Robot, lane: str) -> str:
    works, dock = robot.workplace.works, robot.workplace.floor.dispatch
    if lane:
        robot.scan(lane)
    try:
        robot.say(ControlCode.CONFIRM)
    except RehearsalFailed as refused:
        raise RehearsalFailed(f"the handover of {lane or 'all'} is not closed: {refused}") from None
    manifest_no = dock.dock.manifest_no
    ends: list[ManifestPrint] = []

    def is_printed() -> bool:
        last = last_manifest(works.store, works.station)
        ends[:] = [last] if last and not last.is_unheard else []
        return bool(ends)

    robot.wait_for(is_printed, f"the print of manifest {manifest_no}")
    if ends[0].outcome is not PrintOutcome.CONFIRMED:
        why = f"{ends[0].printer}: {ends[0].detail or ends[0].outcome.value}"
        raise RehearsalFailed(f"manifest {manifest_no} is not on paper: {why}")
    return manifest_no
