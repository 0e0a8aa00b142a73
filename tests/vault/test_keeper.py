"""The core of vaultd, with a clock in the test's hand."""

import secrets

import pytest

from dengwen.vault import codes, envelope, seeds
from dengwen.vault.keeper import Keeper, Limits, VaultLocked

PEPPER, COST, HOLDER = b"p" * 32, seeds.Cost(1, 64, 1), b"h" * 16
SEED = bytes(range(32))


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keeper(clock: Clock) -> Keeper:
    return Keeper(PEPPER, COST, clock, Limits(sessions=3, sessions_per_holder=2))


def unlocked(keeper: Keeper, holder: bytes = HOLDER) -> bytes:
    token = keeper.unlock(holder, "staff", seeds.under_passphrase(SEED, "pass 密码", holder, PEPPER, COST), "pass 密码")
    assert token is not None
    return token


def test_every_way_of_unlocking(keeper: Keeper) -> None:
    code = codes.new_code()
    printed = seeds.under_code(SEED, code, HOLDER, PEPPER)
    assert keeper.unlock(HOLDER, "staff", printed, f" {code.lower()} ")
    assert keeper.whose(unlocked(keeper)) == [HOLDER, "staff"]
    for kind in ("reporter", "recovery"):
        public = seeds.public_key(seeds.seed_of_code(code, kind))
        token = keeper.unlock_code(HOLDER, kind, code, public)
        assert token
        assert keeper.whose(token) == [HOLDER, kind]
        assert keeper.unlock_code(HOLDER, kind, codes.new_code(), public) is None
        assert keeper.unlock_code(HOLDER, kind, None, public) is None


@pytest.mark.parametrize("typed", ["", "pass 密", "pass 密码 ", "PASS 密码"])
def test_a_wrong_passphrase_opens_nothing(keeper: Keeper, typed: str) -> None:
    method = seeds.under_passphrase(SEED, "pass 密码", HOLDER, PEPPER, COST)
    assert keeper.unlock(HOLDER, "staff", method, typed) is None
    assert keeper.count() == 0


def test_another_form_of_the_same_letters_is_the_same_passphrase(keeper: Keeper) -> None:
    method = seeds.under_passphrase(SEED, "café ｐａｓｓ", HOLDER, PEPPER, COST)
    assert keeper.unlock(HOLDER, "staff", method, "cafe\u0301 pass")


def test_a_sealed_seed_needs_its_owner_and_the_pepper() -> None:
    for sealed, typed in (
        (seeds.under_passphrase(SEED, "passphrase", HOLDER, PEPPER, COST), "passphrase"),
        (seeds.under_code(SEED, code := codes.new_code(), HOLDER, PEPPER), code),
    ):
        assert seeds.open_seed(sealed, typed, HOLDER, PEPPER) == SEED
        assert seeds.open_seed(sealed, typed, b"x" * 16, PEPPER) is None
        assert seeds.open_seed(sealed, typed, HOLDER, b"q" * 32) is None
        other = set(seeds.MethodKind) - {sealed.kind}
        assert seeds.open_seed(sealed._replace(kind=other.pop()), typed, HOLDER, PEPPER) is None


@pytest.mark.parametrize("blob", [b"", b"\x01", b"\x02" + bytes(70), b"\x01\x01\xff\xff\xff\xff\x01" + bytes(60)])
def test_an_odd_sealed_seed_opens_nothing(blob: bytes) -> None:
    assert seeds.open_seed(seeds.SealedSeed("passphrase", b"s" * 16, blob), "passphrase", HOLDER, PEPPER) is None


def test_idle_sessions_end_and_used_ones_stay(keeper: Keeper, clock: Clock) -> None:
    token = unlocked(keeper)
    for _ in range(30):
        clock.now += 19 * 60
        keeper.whose(token)
    clock.now += 20 * 60
    with pytest.raises(VaultLocked):
        keeper.whose(token)


def test_no_session_outlives_twelve_hours(keeper: Keeper, clock: Clock) -> None:
    token = unlocked(keeper)
    for _ in range(12 * 6 - 1):
        clock.now += 600
        keeper.whose(token)
    clock.now += 600
    with pytest.raises(VaultLocked):
        keeper.open_grants(token, HOLDER, [])


def test_locking_and_counting(keeper: Keeper, clock: Clock) -> None:
    token = unlocked(keeper)
    assert keeper.count() == 1
    keeper.lock(token)
    keeper.lock(token)
    with pytest.raises(VaultLocked):
        keeper.whose(token)
    unlocked(keeper)
    assert keeper.lock_holder(HOLDER) == 1
    unlocked(keeper)
    clock.now += 20 * 60
    assert keeper.count() == 0


def test_the_idlest_session_makes_room(keeper: Keeper, clock: Clock) -> None:
    tokens = []
    for holder in (HOLDER, HOLDER, b"i" * 16):
        clock.now += 1
        tokens.append(unlocked(keeper, holder))
    clock.now += 1
    keeper.whose(tokens[0])
    clock.now += 1
    unlocked(keeper, b"j" * 16)
    assert keeper.count() == 3
    assert keeper.whose(tokens[0])
    with pytest.raises(VaultLocked):
        keeper.whose(tokens[1])


def test_one_holder_cannot_crowd_out_the_others(keeper: Keeper, clock: Clock) -> None:
    other = unlocked(keeper, b"i" * 16)
    for _ in range(5):
        clock.now += 1
        unlocked(keeper)
    assert keeper.whose(other)


def test_grants_open_for_their_holder_only(keeper: Keeper) -> None:
    token = unlocked(keeper)
    public = seeds.public_key(SEED)
    good = envelope.seal(public, b"k" * 32, ("grant", b"c" * 16, HOLDER))
    elsewhere = envelope.seal(public, b"k" * 32, ("grant", b"d" * 16, HOLDER))
    pairs = [(b"c" * 16, good), (b"c" * 16, elsewhere), (b"c" * 16, b"")]
    assert keeper.open_grants(token, HOLDER, pairs) == [b"k" * 32, None, None]
    with pytest.raises(VaultLocked):
        keeper.open_grants(token, b"i" * 16, pairs)
    with pytest.raises(VaultLocked):
        keeper.open_grants(secrets.token_bytes(32), HOLDER, pairs)


def test_resealing_keeps_the_seed(keeper: Keeper) -> None:
    token, code = unlocked(keeper), codes.new_code()
    for kind, typed in (("passphrase", "another one"), ("printed_code", code)):
        sealed = seeds.SealedSeed(*keeper.reseal(token, kind, typed))  # type: ignore[arg-type]
        assert seeds.open_seed(sealed, typed, HOLDER, PEPPER) == SEED


def test_memory_holds_no_seed_in_the_clear(keeper: Keeper) -> None:
    token = unlocked(keeper)
    kept = repr([(name, vars_of(session)) for name, session in keeper._sessions.items()])
    assert repr(SEED)[2:-1] not in kept
    assert repr(token)[2:-1] not in kept


def vars_of(session: object) -> list[object]:
    return [getattr(session, name) for name in session.__slots__]  # type: ignore[attr-defined]


def test_what_is_lent_needs_its_ticket_and_ends(keeper: Keeper, clock: Clock) -> None:
    ticket, other = keeper.lend(b"a key"), keeper.lend(b"another key")
    assert (keeper.borrow(ticket), keeper.borrow(ticket), keeper.borrow(other)) == (b"a key", b"a key", b"another key")
    assert keeper.count() == 0
    held = repr([vars(keeper)[name] for name in ("_loans", "_sessions")]).encode()
    assert b"a key" not in held
    assert ticket not in held
    for operation in (
        lambda: keeper.borrow(bytes(32)),
        lambda: keeper.whose(ticket),
        lambda: keeper.borrow(unlocked(keeper)),
    ):
        with pytest.raises(VaultLocked):
            operation()
    keeper.give_back(ticket)
    keeper.give_back(ticket)
    with pytest.raises(VaultLocked):
        keeper.borrow(ticket)
    clock.now += 2 * 60 * 60
    with pytest.raises(VaultLocked):
        keeper.borrow(other)


def test_loans_do_not_grow_without_bounds(clock: Clock) -> None:
    keeper = Keeper(PEPPER, COST, clock, Limits(loans=2))
    tickets = [keeper.lend(b"%d" % at) for at in range(3)]
    with pytest.raises(VaultLocked):
        keeper.borrow(tickets[0])
    assert [keeper.borrow(each) for each in tickets[1:]] == [b"1", b"2"]
