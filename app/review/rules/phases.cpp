// SPDX-License-Identifier: GPL-3.0-or-later

// Expand, migrate, contract: a new column takes over from an old one in three phases, each a migration of its own.

#include "app/review/hits.h"
#include "app/review/rules/history.h"
#include "app/review/settings.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// "UPDATE t SET taker = giver": the column that takes over is filled.
struct Takeover
{
    QString table{};
    QString taker{};
    QString giver{};
    Origin filled{};
    Origin expanded{};  ///< where the taker was added; none: -1
    Origin contracted{};  ///< where the giver is dropped; none: -1
};

using At = std::vector<Token>::size_type;

/// A name, also where it is one of the grammar's words; not what stands for a value.
bool isColumnName(const Token &token, const QByteArray &word)
{
    static const QSet<QByteArray> values{"NULL",         "TRUE",          "FALSE",        "DEFAULT",
                                         "CURRENT_DATE", "CURRENT_TIME",  "CURRENT_USER", "CURRENT_TIMESTAMP",
                                         "LOCALTIME",    "LOCALTIMESTAMP"};
    return token.kind == TokenKind::Identifier || token.kind == TokenKind::QuotedIdentifier
        || (token.kind == TokenKind::Keyword && !values.contains(word.toUpper()));
}

/// Pairs of a column and the one that it is filled from, as it is or in another type: "a = b", "a = b::text".
std::vector<std::pair<QString, QString>> copiedColumns(const QByteArray &update)
{
    std::vector<std::pair<QString, QString>> pairs;
    const std::vector<Token> tokens = scan(update).tokens;
    const auto word = [&](At at) {
        return at < tokens.size() ? update.mid(tokens[at].range.begin, tokens[at].range.length()) : QByteArray();
    };
    const auto column = [&](At at) { return ownName(QString::fromUtf8(word(at))); };
    for (At at = 1; at + 1 < tokens.size() && word(at).toUpper() != "WHERE"; ++at) {
        const QByteArray before = word(at - 2 < tokens.size() ? at - 2 : at - 1).toUpper();
        const bool isAssignment = word(at) == "=" && (before == "SET" || before == ",");
        const QByteArray behind = word(at + 2).toUpper();
        const bool isWhole = behind.isEmpty() || behind == "," || behind == "::" || behind == "WHERE";
        if (isAssignment && isWhole && isColumnName(tokens[at + 1], word(at + 1)))
            pairs.emplace_back(column(at - 1).toLower(), column(at + 1).toLower());
    }
    return pairs;
}

/// Follows the files in order.
class Phases
{
public:
    void follow(const AnalysedScript &script, Origin where)
    {
        const StatementEffects &statement = script.effects[std::size_t(where.statement)];
        for (const Effect &effect : statement.effects) {
            if (!effect.deferred)
                take(effect, script, where);
        }
    }
    std::vector<Takeover> found() const { return m_takeovers; }

private:
    void take(const Effect &effect, const AnalysedScript &script, Origin where)
    {
        const QString table = ownName(effect.relation).toLower();
        const QString column = ownName(effect.object).toLower();
        if (effect.kind == EffectKind::AddColumn)
            m_added.insert(table + u'.' + column, where);
        if (effect.kind == EffectKind::DropColumn)
            contract(table, column, where);
        if (effect.kind == EffectKind::UpdateAll || effect.kind == EffectKind::UpdateWhere) {
            const QByteArray sql = script.script.sql.mid(effect.range.begin, effect.range.length());
            for (const auto &[taker, giver] : copiedColumns(sql))
                fill(table, taker, giver, where);
        }
    }
    /// Only what the files have seen added takes over from what was there before it.
    void fill(const QString &table, const QString &taker, const QString &giver, Origin where)
    {
        const auto added = m_added.constFind(table + u'.' + taker);
        if (added != m_added.constEnd() && !m_added.contains(table + u'.' + giver))
            m_takeovers.push_back({table, taker, giver, where, *added});
    }
    void contract(const QString &table, const QString &column, Origin where)
    {
        m_added.remove(table + u'.' + column);
        for (Takeover &one : m_takeovers) {
            if (one.table == table && one.giver == column && one.contracted.migration < 0)
                one.contracted = where;
        }
        std::erase_if(m_takeovers, [&](const Takeover &one) { return one.table == table && one.taker == column; });
    }

    QHash<QString, Origin> m_added;
    std::vector<Takeover> m_takeovers;
};

std::vector<Takeover> takeovers(const HistoryInput &input)
{
    Phases phases;
    for (std::size_t index = 0; index < input.scripts.size(); ++index) {
        for (std::size_t statement = 0; statement < input.scripts[index].effects.size(); ++statement)
            phases.follow(input.scripts[index], {int(index), int(statement)});
    }
    return phases.found();
}

Message phaseWords(const char *text, const Takeover &one)
{
    return {text, {one.table, one.taker, one.giver}};
}

std::vector<HistoryHit> checkPhases(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    for (const Takeover &one : takeovers(input)) {
        const QString object = one.table + u'.' + one.giver;
        hits.push_back(hitAt(input, one.expanded, object,
                             phaseWords(QT_TRANSLATE_NOOP("app", "Expand: %2 is to take over from %3 in %1."), one)));
        hits.push_back(
            hitAt(input, one.filled, object,
                  phaseWords(one.contracted.migration < 0
                                 ? QT_TRANSLATE_NOOP("app", "Migrate: %2 is filled from %3 in %1, which no file drops.")
                                 : QT_TRANSLATE_NOOP("app", "Migrate: %2 is filled from %3 in %1."),
                             one)));
        if (one.contracted.migration >= 0)
            hits.push_back(
                hitAt(input, one.contracted, object,
                      phaseWords(QT_TRANSLATE_NOOP("app", "Contract: %3, which %2 took over from, leaves %1."), one)));
    }
    return hits;
}

/// The time in a version: a date with or without a time of day, or a count of seconds or milliseconds.
QDateTime timeOf(const Migration &migration)
{
    static const QRegularExpression form(u"^[VU]?(\\d{4}-?\\d\\d-?\\d\\d(?:-?\\d{6})?|\\d{10,13})(?!\\d)"_s);
    QString digits = form.match(migration.name.section(u'/', -1)).captured(1).remove(u'-');
    const QTimeZone utc = QTimeZone::utc();
    if (digits.size() == 13)
        return QDateTime::fromMSecsSinceEpoch(digits.toLongLong(), utc);
    if (digits.size() == 10)
        return QDateTime::fromSecsSinceEpoch(digits.toLongLong(), utc);
    if (digits.size() == 8)
        digits += u"000000"_s;
    QDateTime time = QDateTime::fromString(digits, u"yyyyMMddHHmmss"_s);
    time.setTimeZone(utc);
    return time;
}

std::vector<HistoryHit> checkWindow(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    const auto window = input.settings ? input.settings->conventions.contractWindow : std::chrono::milliseconds(0);
    if (window.count() == 0)
        return hits;
    constexpr double dayMs = 86'400'000;
    for (const Takeover &one : takeovers(input)) {
        if (one.contracted.migration < 0)
            continue;
        const QDateTime before = timeOf(input.migrations[std::size_t(one.filled.migration)]);
        const QDateTime after = timeOf(input.migrations[std::size_t(one.contracted.migration)]);
        const bool isKnown = before.isValid() && after.isValid();
        const qint64 waited = isKnown ? before.msecsTo(after) : 0;
        if (!isKnown || waited >= window.count())
            continue;
        hits.push_back(hitAt(input, one.contracted, one.table + u'.' + one.giver,
                             {QT_TRANSLATE_NOOP("app",
                                                "%1 goes %2 d after its values were moved; the project waits "
                                                "%3 d."),
                              {one.table + u'.' + one.giver, QString::number(double(waited) / dayMs, 'f', 1),
                               QString::number(double(window.count()) / dayMs, 'f', 1)}}));
    }
    return hits;
}

}  // namespace

const HistoryRule expandMigrateContract{
    "expand-migrate-contract",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A phase of replacing a column"),
    QT_TRANSLATE_NOOP("app",
                      "Knowing which phase a migration is tells whether old code may still run, and what is "
                      "left to do."),
    "",
    &checkPhases,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- next file
ALTER TABLE users ADD COLUMN full_name text;
-- next file
UPDATE users SET full_name = name WHERE id BETWEEN 1 AND 10000;)sql",
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- next file
ALTER TABLE users ADD COLUMN full_name text;)sql",
};

const HistoryRule contractBeforeWindow{
    "contract-before-window",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "An old column dropped before its time"),
    QT_TRANSLATE_NOOP("app", "Code that still reads it, and errors in what was moved, show only after a while."),
    QT_TRANSLATE_NOOP("app", "Drop it later. How long to wait is said by contract_window under [review]."),
    &checkWindow,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(-- window: 7d
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- next file 20260102_expand
ALTER TABLE users ADD COLUMN full_name text;
-- next file 20260103_migrate
UPDATE users SET full_name = name WHERE id BETWEEN 1 AND 10000;
-- next file 20260105_contract
-- lockstep: allow drop-column because full_name has its values
ALTER TABLE users DROP COLUMN name;)sql",
    R"sql(-- window: 7d
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- next file 20260102_expand
ALTER TABLE users ADD COLUMN full_name text;
-- next file 20260103_migrate
UPDATE users SET full_name = name WHERE id BETWEEN 1 AND 10000;
-- next file 20260120_contract
-- lockstep: allow drop-column because full_name has its values
ALTER TABLE users DROP COLUMN name;)sql",
};

}  // namespace lockstep::rules
