// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/datarules.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

using Kind = DataQuestion::Kind;

/// What stands between a parenthesis behind the word and its counterpart; quotes may hold parentheses.
QString inParentheses(const QString &text, const QString &word)
{
    const qsizetype begin = text.indexOf(u'(', text.indexOf(word, 0, Qt::CaseInsensitive));
    int depth = 0;
    bool isQuoted = false;
    for (qsizetype i = begin; i >= 0 && i < text.size(); ++i) {
        isQuoted = isQuoted != (text[i] == u'\'');
        if (isQuoted)
            continue;
        depth += text[i] == u'(' ? 1 : text[i] == u')' ? -1 : 0;
        if (depth == 0)
            return text.sliced(begin + 1, i - begin - 1);
    }
    return {};
}

bool isOpen(const QString &value)
{
    return value.compare("minvalue"_L1, Qt::CaseInsensitive) == 0
        || value.compare("maxvalue"_L1, Qt::CaseInsensitive) == 0;
}

/// Rows of which the bound is true, with the partition key as r has it; empty where it cannot be told.
QByteArray inBound(const QString &bound, const QByteArrayList &key, const QString &strategy)
{
    if (strategy == "list"_L1 && key.size() == 1)
        return key.front() + " IN (" + inParentheses(bound, u"IN"_s).toUtf8() + ')';
    if (strategy != "range"_L1)
        return {};
    const QString from = inParentheses(bound, u"FROM"_s);
    const QString to = inParentheses(bound, u" TO "_s);
    QByteArrayList conditions;
    const QByteArray row = key.size() == 1 ? key.front() : '(' + key.join(", ") + ')';
    const auto side = [&](const QString &values, const char *sign) {
        const bool hasOpen
            = std::ranges::any_of(values.split(u','), [](const QString &v) { return isOpen(v.trimmed()); });
        if (hasOpen && key.size() > 1)
            return false;
        if (!hasOpen)
            conditions << row + sign + '(' + values.toUtf8() + ')';
        return !values.isEmpty();
    };
    if (!side(from, " >= ") || !side(to, " < "))
        return {};
    for (const QByteArray &one : key)
        conditions << one + " IS NOT NULL";
    return conditions.join(" AND ");
}

struct Key
{
    QString strategy{};
    QStringList columns{};
};

/// "range (created_at)"; no columns where an expression is among them.
Key keyOf(const TableShape &parent)
{
    Key key{parent.partitionKey.section(u' ', 0, 0), {}};
    for (const QString &part : inParentheses(parent.partitionKey, {}).split(u',')) {
        const QString column = identifiersOf(part.trimmed()).join(u'.');
        if (!parent.column(column))
            return {key.strategy, {}};
        key.columns << column;
    }
    return key;
}

const ObjectName *defaultPartition(const Snapshot &snapshot, const ObjectName &parent)
{
    const auto found = std::ranges::find_if(snapshot.tables, [&parent](const auto &entry) {
        return entry.second.partitionOf == parent
            && entry.second.partitionBound.compare("DEFAULT"_L1, Qt::CaseInsensitive) == 0;
    });
    return found == snapshot.tables.end() ? nullptr : &found->first;
}

std::optional<DataQuestion> boundQuestion(const DataScene &scene, const MetTable &table, const Key &key,
                                          const QString &bound, bool isWanted)
{
    auto question = questionAbout(
        scene, table, Kind::Partition, key.columns,
        isWanted ? Message{QT_TRANSLATE_N_NOOP("app", "outside of %1: %n row(s)"), {bound}}
                 : Message{QT_TRANSLATE_N_NOOP("app", "of the default partition for %1: %n row(s)"), {bound}});
    if (!question)
        return std::nullopt;
    QByteArrayList cells;
    for (const QString &column : key.columns)
        cells << cell(scene, table, column);
    const QByteArray inside = inBound(bound, cells, key.strategy);
    if (inside.isEmpty())
        return std::nullopt;
    question->where = isWanted ? "(" + inside + ") IS NOT TRUE" : inside;
    return question;
}

}  // namespace

std::vector<DataQuestion> boundConditions(const DataScene &scene, const WrittenName &parent,
                                          const std::optional<WrittenName> &partition, const QByteArray &bound)
{
    std::vector<DataQuestion> questions;
    const auto whole = metTable(scene, parent);
    const QString text = QString::fromUtf8(bound).simplified();
    const Key key = whole ? keyOf(*whole->shape) : Key{};
    if (key.columns.isEmpty() || text.compare("DEFAULT"_L1, Qt::CaseInsensitive) == 0)
        return questions;
    if (const auto attached = partition ? metTable(scene, *partition) : std::nullopt) {
        if (auto question = boundQuestion(scene, *attached, key, text, true))
            questions.push_back(*std::move(question));
    }
    if (const ObjectName *rest = defaultPartition(scene.schema.snapshot(), whole->now)) {
        const auto table = metTable(scene, {rest->schema, rest->name});
        auto question = table ? boundQuestion(scene, *table, key, text, false) : std::nullopt;
        if (question)
            questions.push_back(*std::move(question));
    }
    return questions;
}

}  // namespace lockstep
