// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace lockstep {

/// A tree of values whose index arithmetic is written once; a concrete model says only what a cell shows.
///
/// The tree is replaced as a whole. GUI thread.
template <typename Value>
class TreeModel : public QAbstractItemModel
{
public:
    struct Node
    {
        Value value{};
        Node *parent = nullptr;
        int row = 0;  ///< among its siblings
        std::vector<std::unique_ptr<Node>> children{};

        Node *add(Value child)
        {
            auto node = std::make_unique<Node>();
            node->value = std::move(child);
            node->parent = this;
            node->row = int(children.size());
            return children.emplace_back(std::move(node)).get();
        }
    };

    using QAbstractItemModel::QAbstractItemModel;

    QModelIndex index(int row, int column, const QModelIndex &parentIndex = {}) const override
    {
        if (!hasIndex(row, column, parentIndex))
            return {};
        return createIndex(row, column, nodeAt(parentIndex)->children[std::size_t(row)].get());
    }

    QModelIndex parent(const QModelIndex &child) const override
    {
        if (!child.isValid())
            return {};
        const Node *node = nodeAt(child)->parent;
        return node == m_root.get() ? QModelIndex() : createIndex(node->row, 0, node);
    }

    int rowCount(const QModelIndex &parentIndex = {}) const override
    {
        return parentIndex.column() > 0 ? 0 : int(nodeAt(parentIndex)->children.size());
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        return cell(nodeAt(index)->value, index.column(), role);
    }

protected:
    virtual QVariant cell(const Value &value, int column, int role) const = 0;

    /// The tree's invisible root, or the node of a valid index of this model.
    const Node *nodeAt(const QModelIndex &index) const
    {
        return index.isValid() ? static_cast<const Node *>(index.constInternalPointer()) : m_root.get();
    }

    void replaceTree(std::unique_ptr<Node> root)
    {
        beginResetModel();
        m_root = std::move(root);
        endResetModel();
    }

private:
    std::unique_ptr<Node> m_root = std::make_unique<Node>();
};

}  // namespace lockstep
