"""The tree against the published vectors for RFC 6962 and against pymerkle as an independent witness."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from dengwen.ledger.merkle import (
    EMPTY_ROOT,
    Frontier,
    FrontierBroken,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    proves_consistency,
    proves_inclusion,
    root_of,
)

DATA = [bytes.fromhex(text) for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
DATA.append(bytes.fromhex("606162636465666768696a6b6c6d6e6f"))
LEAVES = [leaf_hash(data) for data in DATA]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
L5 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
N01 = ROOTS[2]
N23 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
N45 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
N67 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
N4567 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
L2 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"

several = st.lists(st.binary(max_size=40), min_size=1, max_size=70)


def hexed(proof: list[bytes]) -> list[str]:
    return [each.hex() for each in proof]


@pytest.mark.parametrize("size", range(9))
def test_roots_of_the_rfc_vectors(size: int) -> None:
    frontier = Frontier()
    for leaf in LEAVES[:size]:
        frontier.append(leaf)
    assert frontier.root().hex() == ROOTS[size] == root_of(LEAVES[:size]).hex()


@pytest.mark.parametrize(
    ("index", "size", "proof"),
    [
        (0, 1, []),
        (0, 8, [L2, N23, N4567]),
        (5, 8, [L5, N67, ROOTS[4]]),
        (2, 3, [N01]),
        (1, 5, [ROOTS[1], N23, L5]),
    ],
)
def test_inclusion_of_the_rfc_vectors(index: int, size: int, proof: list[str]) -> None:
    assert hexed(inclusion_proof(LEAVES[:size], index)) == proof


@pytest.mark.parametrize(
    ("old", "new", "proof"),
    [(1, 1, []), (1, 8, [L2, N23, N4567]), (6, 8, [N45, N67, ROOTS[4]]), (2, 5, [N23, L5])],
)
def test_consistency_of_the_rfc_vectors(old: int, new: int, proof: list[str]) -> None:
    assert hexed(consistency_proof(LEAVES[:new], old)) == proof


@given(several)
def test_the_tree_agrees_with_pymerkle(data: list[bytes]) -> None:
    oracle = InmemoryTree(algorithm="sha256")
    leaves = [leaf_hash(each) for each in data]
    for each in data:
        oracle.append_entry(each)
    assert root_of(leaves) == oracle.get_root()
    for index in range(len(data)):
        assert hexed(inclusion_proof(leaves, index)) == oracle.prove_inclusion(index + 1).serialize()["path"][1:]


@given(several, st.data())
def test_consistency_holds_between_the_roots_of_pymerkle(data: list[bytes], draw: st.DataObject) -> None:
    oracle = InmemoryTree(algorithm="sha256")
    leaves = [leaf_hash(each) for each in data]
    for each in data:
        oracle.append_entry(each)
    old = draw.draw(st.integers(1, len(leaves)))
    proof = consistency_proof(leaves, old)
    assert proves_consistency(old, len(leaves), proof, oracle.get_root(old), oracle.get_root())


@given(several, st.data())
def test_a_proof_holds_for_its_leaf_place_and_root_only(data: list[bytes], draw: st.DataObject) -> None:
    leaves = [leaf_hash(bytes([n]) + each) for n, each in enumerate(data)]
    size, root = len(leaves), root_of(leaves)
    index = draw.draw(st.integers(0, size - 1))
    proof = inclusion_proof(leaves, index)
    assert proves_inclusion(leaves[index], index, size, proof, root)
    assert not proves_inclusion(leaf_hash(b"another"), index, size, proof, root)
    assert not proves_inclusion(leaves[index], index, size, proof, leaf_hash(b"another"))
    assert not proves_inclusion(leaves[index], index, size, [*proof, root], root)
    assert not any(proves_inclusion(leaves[index], n, size, proof, root) for n in range(-1, size + 1) if n != index)


@given(several, several, st.binary(max_size=40))
def test_consistency_refuses_a_rewritten_past(past: list[bytes], since: list[bytes], other: bytes) -> None:
    old = [leaf_hash(b"0" + each) for each in past]
    new = [*old, *(leaf_hash(b"0" + each) for each in since)]
    proof = consistency_proof(new, len(old))
    assert proves_consistency(len(old), len(new), proof, root_of(old), root_of(new))
    rewritten = [leaf_hash(b"1" + other), *old[1:]]
    assert not proves_consistency(len(old), len(new), proof, root_of(rewritten), root_of(new))
    assert not proves_consistency(len(old), len(new), [*proof, root_of(old)], root_of(old), root_of(new))
    assert not proves_consistency(len(old), len(new), proof[:-1], root_of(old), root_of(new))


def test_the_past_of_the_same_size_is_the_same_tree() -> None:
    root = root_of(LEAVES)
    assert proves_consistency(8, 8, [], root, root)
    assert not proves_consistency(8, 8, [], root, root_of(LEAVES[:7]))
    assert not proves_consistency(0, 8, [], EMPTY_ROOT, root)


@given(several, several)
def test_a_packed_frontier_goes_on_growing(first: list[bytes], then: list[bytes]) -> None:
    frontier = Frontier()
    for each in first:
        frontier.append(leaf_hash(each))
    again = Frontier.unpacked(frontier.size, frontier.packed())
    for each in then:
        again.append(leaf_hash(each))
    assert again.root() == root_of(leaf_hash(each) for each in first + then)


@pytest.mark.parametrize(("size", "packed"), [(3, bytes(32)), (-1, b""), (4, bytes(33)), (0, bytes(32))])
def test_a_frontier_of_the_wrong_length_is_refused(size: int, packed: bytes) -> None:
    with pytest.raises(FrontierBroken):
        Frontier.unpacked(size, packed)


def test_leaves_and_nodes_are_told_apart() -> None:
    assert leaf_hash(b"ab") == sha256(b"\x00ab").digest()
    assert node_hash(b"a", b"b") == sha256(b"\x01ab").digest()
    assert sha256(b"").digest() == EMPTY_ROOT


@pytest.mark.parametrize("index", [-1, 8])
def test_no_proof_for_what_is_not_there(index: int) -> None:
    with pytest.raises(IndexError):
        inclusion_proof(LEAVES, index)
    with pytest.raises(IndexError):
        consistency_proof(LEAVES, index + 1 if index > 0 else 0)
