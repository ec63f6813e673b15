"""Programme files that went wrong in one place."""

import copy


def places(node, path=()):
    """Every place of a tree of tables with the value there."""
    items = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in items:
        yield (*path, key), value
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


def replaced(tree, path, value):
    """A copy of the tree with another value in one place."""
    changed = copy.deepcopy(tree)
    node = changed
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return changed


def removed(tree, path):
    """A copy of the tree without one place."""
    changed = copy.deepcopy(tree)
    node = changed
    for key in path[:-1]:
        node = node[key]
    del node[path[-1]]
    return changed
