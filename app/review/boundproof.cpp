// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/boundproof.h"

#include "app/review/proofs.h"
#include "app/sql/canonical.h"
#include "app/sql/quoting.h"
#include "app/sql/scanner.h"

#include <QByteArrayList>
#include <QSet>

#include <algorithm>
#include <optional>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// canonicalExpression() without what that says of the query around an expression.
QByteArray formOf(const QByteArray &sql)
{
    static const QByteArray placeholder = "lockstep";
    static const QByteArray around = canonicalExpression(placeholder);
    static const qsizetype begin = around.indexOf(placeholder);
    static const QByteArray before = around.left(begin);
    static const QByteArray after = around.mid(begin + placeholder.size());
    const QByteArray form = canonicalExpression(sql);
    const bool isQuery = form.size() > before.size() + after.size() && form.startsWith(before) && form.endsWith(after);
    return isQuery ? form.sliced(before.size()).chopped(after.size()) : form;
}

/// The pieces of "FOR VALUES FROM (a, b) TO (c)" between its words: {"a, b"}, {"c"}.
QByteArrayList listsOf(const QByteArray &bound)
{
    QByteArrayList lists;
    int depth = 0;
    qsizetype begin = 0;
    for (const Token &token : scan(bound).tokens) {
        const char character = bound.at(token.range.begin);
        if (character == '(' && depth++ == 0)
            begin = token.range.end;
        if (character == ')' && --depth == 0)
            lists << bound.mid(begin, token.range.begin - begin);
    }
    return lists;
}

/// The items of a list that stands in no parentheses, each as formOf() has it.
QByteArrayList itemsOf(const QByteArray &list)
{
    QByteArrayList items;
    int depth = 0;
    qsizetype begin = 0;
    for (const Token &token : scan(list).tokens) {
        const char character = list.at(token.range.begin);
        depth += character == '(' || character == '[' ? 1 : character == ')' || character == ']' ? -1 : 0;
        if (character == ',' && depth == 0) {
            items << formOf(list.mid(begin, token.range.begin - begin));
            begin = token.range.end;
        }
    }
    return items << formOf(list.mid(begin));
}

/// What is between the outermost parentheses of a canonical form, cut where it is not nested: "(>= a 1)" → ">=", "a",
/// "1". A constant is one part, whatever it holds.
QByteArrayList partsOf(const QByteArray &form)
{
    QByteArrayList parts;
    QByteArray part;
    int depth = 0;
    bool isText = false;
    for (qsizetype at = 1; at + 1 < form.size(); ++at) {
        const char character = form[at];
        if (character == '\'')
            isText = !isText;
        if (!isText)
            depth += character == '(' || character == '[' ? 1 : character == ')' || character == ']' ? -1 : 0;
        if (character == ' ' && depth == 0 && !isText) {
            parts << part;
            part.clear();
        } else {
            part += character;
        }
    }
    return parts << part;
}

/// All that the table's valid checks say, AND by AND.
QByteArrayList provenBy(const TableShape &table)
{
    QByteArrayList proven;
    for (const auto &[name, constraint] : table.constraints) {
        if (constraint.kind != ConstraintKind::Check || !constraint.isValid)
            continue;
        const QByteArray form = formOf(constraint.expression.toUtf8());
        if (form.startsWith("(and "))
            proven << partsOf(form).sliced(1);
        else
            proven << form;
    }
    return proven;
}

bool isOpen(const QByteArray &item, const char *word)
{
    return item.compare(word, Qt::CaseInsensitive) == 0;
}

bool provesRange(const QByteArrayList &proven, const QByteArray &column, const QByteArrayList &lists)
{
    const QByteArrayList from = lists.size() == 2 ? itemsOf(lists[0]) : QByteArrayList();
    const QByteArrayList to = lists.size() == 2 ? itemsOf(lists[1]) : QByteArrayList();
    if (from.size() != 1 || to.size() != 1)
        return false;
    return (isOpen(from[0], "minvalue") || proven.contains("(>= " + column + ' ' + from[0] + ')'))
        && (isOpen(to[0], "maxvalue") || proven.contains("(< " + column + ' ' + to[0] + ')'));
}

/// The values that one of the checks leaves to the column.
std::optional<QByteArrayList> valuesLeft(const QByteArray &check, const QByteArray &column)
{
    const QByteArrayList parts = check.startsWith('(') ? partsOf(check) : QByteArrayList();
    if (parts.size() == 3 && parts[0] == "=" && parts[1] == column)
        return QByteArrayList{parts[2]};
    if (parts.size() == 4 && parts[0] == "any" && parts[1] == "=" && parts[2] == column)
        return partsOf(parts[3]);
    return std::nullopt;
}

bool provesList(const QByteArrayList &proven, const QByteArray &column, const QByteArrayList &lists)
{
    const QByteArrayList values = lists.size() == 1 ? itemsOf(lists[0]) : QByteArrayList();
    const QSet<QByteArray> bound(values.begin(), values.end());
    return std::ranges::any_of(proven, [&](const QByteArray &check) {
        const auto left = valuesLeft(check, column);
        return left && std::ranges::all_of(*left, [&bound](const QByteArray &value) { return bound.contains(value); });
    });
}

}  // namespace

QString partitionColumn(const TableShape &parent)
{
    const qsizetype open = parent.partitionKey.indexOf(u'(');
    const QString key = parent.partitionKey.sliced(open + 1).chopped(1).trimmed();
    const auto column = std::ranges::find_if(parent.columns, [&key](const ColumnShape &one) {
        return one.name == key || QString::fromUtf8(quotedIdentifier(one.name)) == key;
    });
    return open < 0 || column == parent.columns.end() ? QString() : column->name;
}

bool provesBound(const TableShape &partition, const TableShape &parent, const QByteArray &bound)
{
    const QString name = partitionColumn(parent);
    const ColumnShape *column = name.isEmpty() ? nullptr : partition.column(name);
    if (!column || (!column->isNotNull && !provesNotNull(partition, name)))
        return false;
    const QByteArray canonical = formOf(quotedIdentifier(name));
    const QByteArrayList proven = provenBy(partition);
    if (parent.partitionKey.startsWith("range"_L1, Qt::CaseInsensitive))
        return provesRange(proven, canonical, listsOf(bound));
    return parent.partitionKey.startsWith("list"_L1, Qt::CaseInsensitive)
        && provesList(proven, canonical, listsOf(bound));
}

}  // namespace lockstep
