// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: collects what differs.

#include "app/declared/mismatches.h"

namespace lockstep {

/// Goes through the kinds of objects and keeps what is missing, too much or different on either side.
class ModelComparison
{
public:
    ModelComparison(const DeclaredModel &model, const MadeSchema &made)
        : m_model(model)
        , m_made(made)
    { }

    void tables();
    void enums();
    void code();
    std::vector<Mismatch> take() { return std::move(m_found); }

private:
    bool isUnknown(const ObjectName &table) const;
    void table(const ObjectName &name, const TableShape &declared, const TableShape &made);
    void column(const ObjectName &table, const ColumnShape &declared, const ColumnShape &made);
    void columnDefault(const ObjectName &table, const ColumnShape &declared, const ColumnShape &made);
    void values(const ObjectName &name, const TypeShape &declared, const TypeShape &made);
    void keys(const ObjectName &name, const TableShape &declared, const TableShape &made);
    void primaryKey(const ObjectName &name, const TableShape &declared, const TableShape &made);
    void uniques(const ObjectName &name, const TableShape &declared, const TableShape &made);
    void indexes(const ObjectName &name, const TableShape &declared, const TableShape &made);
    void foreignKeys(const ObjectName &name, const TableShape &declared, const TableShape &made);
    void attachments(const ObjectName &name, const TableShape &declared, const TableShape &made);
    /// Those found from this one on are about a column, whose declaration may be a part of a longer one.
    void narrow(std::size_t from, const QString &column);
    void add(MismatchOf of, Mismatch::Change change, MismatchWeight weight, const QString &object,
             const Origin &declaredAt, const Origin &origin, const QString &declared = {}, const QString &made = {});

    const DeclaredModel &m_model;
    const MadeSchema &m_made;
    std::vector<Mismatch> m_found{};
};

}  // namespace lockstep
