// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"
#include "app/review/rules/index.h"

#include <QCoreApplication>

#include <algorithm>
#include <cctype>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 63;  // bytes; NAMEDATALEN less the zero

bool hasLongWord(const QByteArray &text)
{
    qsizetype length = 0;
    for (const char byte : text) {
        const bool isWord = std::isalnum(static_cast<unsigned char>(byte)) || byte == '_' || byte == '$' || byte == ' '
            || byte == '-' || (static_cast<unsigned char>(byte) & 0x80);
        length = isWord ? length + 1 : 0;
        if (length > longestName)
            return true;
    }
    return false;
}

bool makesNames(const RuleInput &input)
{
    return std::ranges::any_of(effectsOf(input).effects, [](const Effect &effect) {
        return effect.kind <= EffectKind::AddAttribute
            || (effect.kind >= EffectKind::RenameTable && effect.kind <= EffectKind::RenameOther);
    });
}

std::vector<RuleHit> checkLength(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    const Statement &statement = input.script.statements[input.statement];
    if (!makesNames(input))
        return hits;
    const QByteArray text = input.script.text(statement);
    if (!hasLongWord(text))
        return hits;
    for (const Token &token : scan(text).tokens) {
        const bool isQuoted = text[token.range.begin] == '"';
        const qsizetype length = token.range.length() - (isQuoted ? 2 : 0);
        if (token.kind != TokenKind::Identifier || length <= longestName)
            continue;
        const QString name = QString::fromUtf8(text.mid(token.range.begin + (isQuoted ? 1 : 0), length));
        hits.push_back({{statement.range.begin + token.range.begin, statement.range.begin + token.range.end},
                        name,
                        Within::Nothing,
                        {QT_TRANSLATE_NOOP("app", "%1 is longer than 63 bytes and is cut."), {name}}});
    }
    return hits;
}

std::vector<RuleHit> madeTwice(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    eachChange<change::CreateTable>(input, [&](const change::CreateTable &table, ByteRange range) {
        QSet<QString> seen;
        for (const WrittenColumn &column : table.columns) {
            if (seen.contains(column.name))
                hits.push_back({range,
                                writtenText(table.name) + u'.' + column.name,
                                Within::Nothing,
                                {QT_TRANSLATE_NOOP("app", "The column %1 stands twice in %2: this fails."),
                                 {column.name, writtenText(table.name)}}});
            seen.insert(column.name);
        }
    });
    return hits;
}

/// The columns that the statement adds to a table that has them. One that drops a column first may well add it again.
void findAddedAgain(const change::AlterTable &altered, const TableShape &table, std::vector<RuleHit> &hits)
{
    const bool drops = std::ranges::any_of(altered.commands, [](const auto &command) {
        return std::holds_alternative<change::DropColumn>(command.first);
    });
    for (const auto &[command, range] : altered.commands) {
        const auto *added = std::get_if<change::AddColumn>(&command);
        if (!added || added->ifNotExists || drops || !table.column(added->column.name))
            continue;
        const QString name = writtenText(altered.name);
        hits.push_back(
            {range,
             name + u'.' + added->column.name,
             Within::Nothing,
             {QT_TRANSLATE_NOOP("app", "%2 has a column %1 already: this fails."), {added->column.name, name}}});
    }
}

std::vector<RuleHit> checkTwice(const RuleInput &input)
{
    std::vector<RuleHit> hits = madeTwice(input);
    for (const LocatedChange &located : effectsOf(input).changes) {
        const auto *altered = std::get_if<change::AlterTable>(&located.change);
        const bool isSure = altered && !located.isConditional && !located.isGuarded;
        if (const TableShape *table = isSure ? knownTable(input, writtenText(altered->name)) : nullptr)
            findAddedAgain(*altered, *table, hits);
    }
    return hits;
}

}  // namespace

const Rule identifierTooLong{
    "identifier-too-long",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A name that is cut"),
    QT_TRANSLATE_NOOP("app",
                      "PostgreSQL keeps its first 63 bytes without an error; code that looks for the whole name finds "
                      "nothing, and two long names may become one."),
    QT_TRANSLATE_NOOP("app", "Choose a shorter name."),
    &checkLength,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(CREATE TABLE the_orders_that_were_placed_by_customers_who_have_since_left_the_shop (id bigint PRIMARY KEY);)sql",
    R"sql(CREATE TABLE orders_of_former_customers (id bigint PRIMARY KEY);)sql",
};

const Rule duplicateColumn{
    "duplicate-column",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "A column that is there already"),
    QT_TRANSLATE_NOOP("app", "PostgreSQL stops with error 42701, and the migration with it."),
    QT_TRANSLATE_NOOP("app", "Leave it out, or change the column that is there."),
    &checkTwice,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- next file
ALTER TABLE users ADD COLUMN email text;)sql",
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- next file
ALTER TABLE users ADD COLUMN phone text;)sql",
};

const Rule concurrentTrap{
    "concurrent-if-not-exists-trap",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "CONCURRENTLY with IF NOT EXISTS"),
    QT_TRANSLATE_NOOP("app",
                      "A build that fails leaves an invalid index behind; running the file again then succeeds and "
                      "leaves it invalid."),
    QT_TRANSLATE_NOOP("app", "DROP INDEX CONCURRENTLY IF EXISTS before it, and CREATE without IF NOT EXISTS."),
    [](const RuleInput &input) {
        return hitsOn(input, {EffectKind::CreateIndex},
                      QT_TRANSLATE_NOOP("app", "If building %1 was interrupted, this does nothing."),
                      [](const Effect &index) { return index.traits.testFlag(Trait::Concurrently) && index.ifExists; });
    },
    Bucket::Hygiene,
    false,
    0,
    0,
    R"sql(CREATE INDEX CONCURRENTLY IF NOT EXISTS users_email ON users (email);)sql",
    R"sql(DROP INDEX CONCURRENTLY IF EXISTS users_email;
CREATE INDEX CONCURRENTLY users_email ON users (email);)sql",
};

}  // namespace lockstep::rules
