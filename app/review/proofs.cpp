// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/proofs.h"

#include "app/sql/canonical.h"
#include "app/sql/quoting.h"
#include "app/sql/scanner.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// A key's first word, which is a column's name unless it is an expression; a name that needs quotes stands as it is.
bool isColumnKey(const QString &key, const QString &column)
{
    return key == column || key.startsWith(column + u' ') || key.startsWith(u'"' + column + u'"');
}

}  // namespace

bool provesNotNull(const TableShape &table, const QString &column)
{
    const QByteArray proof = canonicalExpression(quotedIdentifier(column) + " IS NOT NULL");
    return std::ranges::any_of(table.constraints, [&](const auto &entry) {
        const ConstraintShape &constraint = entry.second;
        if (constraint.kind == ConstraintKind::PrimaryKey)
            return constraint.columns.contains(column);
        return constraint.kind == ConstraintKind::Check && constraint.isValid
            && canonicalExpression(constraint.expression.toUtf8()) == proof;
    });
}

QString columnOfKey(const QString &key, const TableShape &table)
{
    const auto found = std::ranges::find_if(
        table.columns, [&key](const ColumnShape &column) { return isColumnKey(key, column.name); });
    return found == table.columns.end() ? QString() : found->name;
}

bool areNotNull(const TableShape &table, const QStringList &keys)
{
    return std::ranges::all_of(keys, [&table](const QString &key) {
        const ColumnShape *column = table.column(columnOfKey(key, table));
        return column && (column->isNotNull || provesNotNull(table, column->name));
    });
}

bool involves(const IndexShape &index, const QString &column)
{
    const bool isKey
        = std::ranges::any_of(index.keys, [&column](const QString &key) { return isColumnKey(key, column); });
    return isKey || index.included.contains(column) || involvesInExpression(index, column);
}

bool involvesInExpression(const IndexShape &index, const QString &column)
{
    const bool isInKey = std::ranges::any_of(index.keys, [&column](const QString &key) {
        return !isColumnKey(key, column) && key.contains(u'(') && names(key.toUtf8(), column);
    });
    return isInKey || (!index.predicate.isEmpty() && names(index.predicate.toUtf8(), column));
}

const Effect *clauseOn(const StatementEffects &statement, EffectKind kind, const QString &column)
{
    const auto found = std::ranges::find_if(statement.effects, [&](const Effect &effect) {
        return effect.kind == kind && !effect.deferred && ownName(effect.object) == column;
    });
    return found == statement.effects.end() ? nullptr : &*found;
}

bool names(const QByteArray &sql, const QString &column)
{
    const ScanResult scanned = scan(sql);
    return std::ranges::any_of(scanned.tokens, [&](const Token &token) {
        const QString text = QString::fromUtf8(sql.mid(token.range.begin, token.range.length()));
        if (token.kind == TokenKind::QuotedIdentifier)
            return text.sliced(1, text.size() - 2) == column;
        const bool isWord = token.kind == TokenKind::Identifier || token.kind == TokenKind::Keyword;
        return isWord && text.toLower() == column;
    });
}

}  // namespace lockstep
