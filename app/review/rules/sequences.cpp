// SPDX-License-Identifier: GPL-3.0-or-later

// Sequences that go back to numbers which were given out.

#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/review/rules/numbers.h"
#include "app/review/rules/words.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// A whole number, with its sign; `at` goes behind it.
std::optional<qint64> numberAt(const Words &words, std::size_t &at)
{
    const bool isNegative = words.is(at, "-");
    const std::size_t digits = at + (isNegative ? 1 : 0);
    if (!words.isOf(digits, TokenKind::Number))
        return std::nullopt;
    bool isWhole = false;
    const qint64 value = words.text(digits).toLongLong(&isWhole);
    at = digits + 1;
    return isWhole ? std::optional(isNegative ? -value : value) : std::nullopt;
}

/// 'users_id_seq', 'public."Users_id_seq"': what stands in a text is read as SQL reads a name.
QString nameIn(const QByteArray &text)
{
    QStringList parts;
    for (const QString &part : QString::fromUtf8(text.sliced(1).chopped(1)).split(u'.'))
        parts << (part.startsWith(u'"') ? part.sliced(1).chopped(1) : part.toLower());
    return parts.join(u'.');
}

struct Setting
{
    QString sequence{};
    qint64 next = 0;  ///< what it gives out then
    qint64 number = 0;  ///< as written
};

/// setval('name', 10) and setval('name', 10, false), numbers alone.
std::optional<Setting> settingAt(const Words &words, std::size_t at, qint64 increment)
{
    if (!words.is(at, "setval") || !words.is(at + 1, "(") || !words.isOf(at + 2, TokenKind::String))
        return std::nullopt;
    Setting setting{nameIn(words.text(at + 2))};
    std::size_t behind = at + 3;
    if (words.is(behind, "::") && words.is(behind + 1, "regclass"))
        behind += 2;
    if (!words.is(behind++, ","))
        return std::nullopt;
    const auto number = numberAt(words, behind);
    if (!number)
        return std::nullopt;
    const bool isGiven = !(words.is(behind, ",") && words.is(behind + 1, "false"));
    setting.number = *number;
    setting.next = *number + (isGiven ? increment : 0);
    return setting;
}

/// Rows that have the numbers may be gone by then, or the sequence another.
bool startsAnew(const RuleInput &input)
{
    for (std::size_t i = 0; i < input.statement; ++i) {
        const bool empties = std::ranges::any_of(input.effects[i].effects, [](const Effect &effect) {
            return effect.kind == EffectKind::Truncate || effect.kind == EffectKind::DeleteAll
                || effect.kind == EffectKind::DeleteWhere || effect.kind == EffectKind::DropTable;
        });
        if (empties)
            return true;
    }
    return false;
}

std::vector<RuleHit> checkSetval(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    const auto &calls = effectsOf(input).calls;
    const bool sets
        = input.target && std::ranges::any_of(calls, [](const QString &call) { return ownName(call) == "setval"_L1; });
    if (!sets || startsAnew(input))
        return hits;
    const Statement &statement = input.script.statements[input.statement];
    const QByteArray sql = input.script.text(statement);
    const Words words(sql);
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto named = settingAt(words, at, 1);
        const SequenceFacts *sequence = named ? sequenceFacts(input, named->sequence) : nullptr;
        const auto setting = sequence ? settingAt(words, at, sequence->increment) : std::nullopt;
        if (setting && isPassed(*sequence, setting->next))
            hits.push_back({statement.range,
                            setting->sequence,
                            Within::Nothing,
                            {QT_TRANSLATE_NOOP("app", "%1 stands at %2 here, and goes back to %3."),
                             {setting->sequence, QString::number(*sequence->last), QString::number(setting->number)}}});
    }
    return hits;
}

/// RESTART WITH 100
std::optional<qint64> restartNumber(const QByteArray &sql)
{
    const Words words(sql);
    for (std::size_t at = 0; at < words.size(); ++at) {
        std::size_t behind = at + (words.is(at + 1, "with") ? 2 : 1);
        if (words.is(at, "restart"))
            return numberAt(words, behind);
    }
    return std::nullopt;
}

/// Where the target tells where it stands, only a step back is one.
std::vector<RuleHit> checkRestart(const RuleInput &input)
{
    auto hits = hitsOn(input, {EffectKind::SequenceRestart}, QT_TRANSLATE_NOOP("app", "The sequence %1 starts again."));
    const auto number
        = hits.empty() ? std::nullopt : restartNumber(input.script.text(input.script.statements[input.statement]));
    std::erase_if(hits, [&](RuleHit &hit) {
        const SequenceFacts *sequence = sequenceFacts(input, hit.object);
        if (!sequence || !sequence->last)
            return false;
        if (number && !isPassed(*sequence, *number))
            return true;
        hit.message = {QT_TRANSLATE_NOOP("app", "The sequence %1 stands at %2 here, and starts again."),
                       {hit.object, QString::number(*sequence->last)}};
        return false;
    });
    return hits;
}

}  // namespace

const SequenceFacts *sequenceFacts(const RuleInput &input, const QString &name)
{
    if (!input.target || input.facts.isMadeBefore(name, input.statement))
        return nullptr;
    const SequenceFacts *found = nullptr;
    const QString schema = holderOf(name);
    for (const auto &[object, facts] : input.target->sequences) {
        if (object.name != ownName(name) || (!schema.isEmpty() && object.schema != schema))
            continue;
        if (found)
            return nullptr;
        found = &facts;
    }
    return found;
}

bool isPassed(const SequenceFacts &sequence, qint64 number)
{
    if (!sequence.last)
        return false;
    return sequence.increment > 0 ? number <= *sequence.last : number >= *sequence.last;
}

std::optional<qint64> largestGiven(const QByteArray &insert, int column)
{
    const Words words(insert);
    std::size_t at = 0;
    while (at < words.size() && !words.is(at, "values"))
        ++at;
    std::optional<qint64> largest;
    for (++at; words.is(at, "(");) {
        int depth = 0;
        int place = 0;
        for (; at < words.size(); ++at) {
            depth += words.is(at, "(") ? 1 : words.is(at, ")") ? -1 : 0;
            const bool isMark = depth == 1 && (words.is(at, "(") || words.is(at, ","));
            if (depth == 0)
                break;
            if (!isMark || (words.is(at, ",") ? ++place : place) != column)
                continue;
            std::size_t behind = at + 1;
            const auto number = numberAt(words, behind);
            if (!number || !(words.is(behind, ",") || words.is(behind, ")")))
                return std::nullopt;
            largest = std::max(largest.value_or(*number), *number);
        }
        at += words.is(at + 1, ",") ? 2 : 1;
    }
    return largest;
}

const Rule sequenceRestart{
    "sequence-restart",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Restarting a sequence"),
    QT_TRANSLATE_NOOP("app", "Numbers that were given out are given out again, and collide with rows that have them."),
    QT_TRANSLATE_NOOP("app", "Set it from the data: SELECT setval(…, (SELECT max(id) FROM …))."),
    &checkRestart,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER SEQUENCE users_id_seq RESTART;)sql",
    R"sql(SELECT setval('users_id_seq', (SELECT max(id) FROM users));)sql",
};

const Rule setvalLower{
    "setval-lower",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Setting a sequence back"),
    QT_TRANSLATE_NOOP(
        "app",
        "The next numbers are those that rows have already: every INSERT that gets one fails, or two rows "
        "share it where nothing forbids that."),
    QT_TRANSLATE_NOOP("app", "Set it from the data: SELECT setval(…, (SELECT max(id) FROM …))."),
    &checkSetval,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(-- on PostgreSQL 17.0: invoice_numbers stands at 900
CREATE SEQUENCE invoice_numbers;
-- next file
SELECT setval('invoice_numbers', 100);)sql",
    R"sql(-- on PostgreSQL 17.0: invoice_numbers stands at 900
CREATE SEQUENCE invoice_numbers;
-- next file
SELECT setval('invoice_numbers', 10000);)sql",
};

}  // namespace lockstep::rules
