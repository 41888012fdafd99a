// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/snapshot.h"

namespace lockstep {

/// The expected texts (defaults, checks, queries of views, …) as a server prints them.
struct PrintedTexts
{
    Snapshot schema{};  ///< of objects that were made of those texts, as the catalog's reader has them
    std::map<ObjectName, QString> why{};  ///< could not be made or are not to be compared: why
};

/// The expected schema in the server's own words, as far as they are known.
class InServersWords
{
public:
    InServersWords(Snapshot expected, const Snapshot &printed);

    const Snapshot &schema() const { return m_schema; }
    /// Is the object, "orders" or "orders.total", in the server's words?
    bool has(const QString &object) const { return m_known.contains(object); }

private:
    void table(const ObjectName &name, TableShape &expected, const TableShape &printed);
    void type(const ObjectName &name, TypeShape &expected, const TypeShape &printed);
    void take(QString &text, const QString &printed, const QString &object)
    {
        if (text.isEmpty() || printed.isEmpty())
            return;
        text = printed;
        m_known.insert(object);
    }

    Snapshot m_schema;
    QSet<QString> m_known{};
};

}  // namespace lockstep
