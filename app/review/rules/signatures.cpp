// SPDX-License-Identifier: GPL-3.0-or-later

// Functions, views and triggers that are made anew and do less than before.

#include "app/review/rules/signatures.h"

#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *refused = QT_TRANSLATE_NOOP("app", "PostgreSQL refuses this, and the migration stops.");
constexpr const char *dropFirst
    = QT_TRANSLATE_NOOP("app", "DROP it first, with what depends on it, or give the new one another name.");

RuleHit refusal(ByteRange range, const QString &object, Message message)
{
    RuleHit hit{range, object, Within::Nothing, std::move(message)};
    hit.why = refused;
    hit.instead = dropFirst;
    return hit;
}

RuleHit narrowing(ByteRange range, const QString &object, Message message)
{
    RuleHit hit{range, object, Within::Nothing, std::move(message)};
    hit.severity = Severity::Warning;
    return hit;
}

/// The first reason why the server would not put one in the other's place.
void compareFunctions(const RuleInput &input, const change::CreateFunction &made, ByteRange range,
                      std::vector<RuleHit> &hits)
{
    const auto old = made.isReplaced ? functionReplaced(*input.schema, made) : std::nullopt;
    if (!old)
        return;
    const QString name = writtenText(made.name);
    const FunctionSignature now = signatureOf(*input.schema, made);
    if (!old->returns.isEmpty() && !now.returns.isEmpty() && old->returns != now.returns) {
        hits.push_back(refusal(range, name,
                               {QT_TRANSLATE_NOOP("app", "%1 returns %2; OR REPLACE cannot make that %3."),
                                {name, old->returns, now.returns}}));
        return;
    }
    for (std::size_t i = 0; i < old->parameters.size() && i < now.parameters.size(); ++i) {
        const FunctionSignature::Parameter &before = old->parameters[i];
        const FunctionSignature::Parameter &after = now.parameters[i];
        if (!before.name.isEmpty() && before.name != after.name) {
            hits.push_back(refusal(range, name,
                                   {QT_TRANSLATE_NOOP("app",
                                                      "A parameter of %1 is called %2, which OR REPLACE "
                                                      "cannot change."),
                                    {name, before.name}}));
            return;
        }
        if (before.hasDefault && !after.hasDefault) {
            hits.push_back(refusal(range, name,
                                   {QT_TRANSLATE_NOOP("app",
                                                      "Parameter %2 of %1 has a default, which OR REPLACE "
                                                      "cannot take away."),
                                    {name, before.name.isEmpty() ? QString::number(i + 1) : before.name}}));
            return;
        }
    }
}

/// Every change that later statements of the file make, of one kind.
template <typename Change>
std::vector<const Change *> laterChanges(const RuleInput &input)
{
    std::vector<const Change *> found;
    for (std::size_t i = input.statement + 1; i < input.effects.size(); ++i) {
        for (const LocatedChange &located : input.effects[i].changes) {
            if (const auto *change = std::get_if<Change>(&located.change))
                found.push_back(change);
        }
    }
    return found;
}

/// Dropped, and made anew for calls with other numbers of arguments.
void lookAtDroppedFunction(const RuleInput &input, const change::DropObject &drop, ByteRange range,
                           std::vector<RuleHit> &hits)
{
    const auto old = onlyFunction(*input.schema, drop.name);
    if (!old)
        return;
    bool isMadeAnew = false;
    bool isAccepted = false;
    for (const change::CreateFunction *made : laterChanges<change::CreateFunction>(input)) {
        if (!mayBeSameName(writtenText(made->name), writtenText(drop.name)))
            continue;
        isMadeAnew = true;
        const FunctionSignature now = signatureOf(*input.schema, *made);
        isAccepted = isAccepted || now.isVariadic
            || (now.required() <= old->parameters.size() && old->parameters.size() <= now.parameters.size());
    }
    if (isMadeAnew && !isAccepted)
        hits.push_back(narrowing(range, writtenText(drop.name),
                                 {QT_TRANSLATE_NOOP("app",
                                                    "%1 is made anew without the form that takes %2 "
                                                    "argument(s)."),
                                  {writtenText(drop.name), QString::number(old->parameters.size())}}));
}

const ViewShape *viewNamed(const RuleInput &input, const WrittenName &written)
{
    const auto name = input.schema->find(written);
    const auto &views = input.schema->snapshot().views;
    const auto found = name ? views.find(*name) : views.end();
    return found == views.end() || input.schema->isDoubtful(name->name) ? nullptr : &found->second;
}

void compareViews(const RuleInput &input, const change::CreateView &made, ByteRange range, std::vector<RuleHit> &hits)
{
    const ViewShape *old = made.isReplaced ? viewNamed(input, made.name) : nullptr;
    const QStringList before = old ? columnsOf(*old) : QStringList();
    const QStringList after = old ? columnsOf(made) : QStringList();
    if (before.isEmpty() || after.isEmpty() || (before.size() <= after.size() && after.first(before.size()) == before))
        return;
    const auto lost = std::ranges::mismatch(before, after).in1;
    hits.push_back(refusal(range, writtenText(made.name),
                           {QT_TRANSLATE_NOOP("app",
                                              "%1 has a column %2 at its place, which OR REPLACE cannot drop, "
                                              "move or rename."),
                            {writtenText(made.name), *lost}}));
}

void lookAtDroppedView(const RuleInput &input, const change::DropObject &drop, ByteRange range,
                       std::vector<RuleHit> &hits)
{
    const ViewShape *old = viewNamed(input, drop.name);
    const QStringList before = old ? columnsOf(*old) : QStringList();
    for (const change::CreateView *made : laterChanges<change::CreateView>(input)) {
        const QStringList after = columnsOf(*made);
        if (after.isEmpty() || !mayBeSameName(writtenText(made->name), writtenText(drop.name)))
            continue;
        QStringList lost = before;
        lost.removeIf([&after](const QString &column) { return after.contains(column); });
        if (!lost.isEmpty())
            hits.push_back(narrowing(range, writtenText(drop.name),
                                     {QT_TRANSLATE_NOOP("app", "%1 is made anew without what it had: %2."),
                                      {writtenText(drop.name), lost.join(u", "_s)}}));
        return;
    }
}

const TriggerShape *triggerNamed(const RuleInput &input, const QString &table, const QString &name)
{
    const TableShape *shape = knownTable(input, table);
    const auto found = shape ? shape->triggers.find(name) : decltype(shape->triggers.end())();
    return shape && found != shape->triggers.end() ? &found->second : nullptr;
}

void compareTriggers(const TriggerShape *old, const change::CreateTrigger &made, ByteRange range,
                     std::vector<RuleHit> &hits)
{
    QStringList lost = old ? eventsOf(old->definition.toUtf8()) : QStringList();
    const QStringList after = eventsOf(made.sql);
    lost.removeIf([&after](const QString &event) { return after.contains(event); });
    if (!lost.isEmpty() && !after.isEmpty())
        hits.push_back(narrowing(range, made.name,
                                 {QT_TRANSLATE_NOOP("app", "%1 of %2 no longer fires on %3."),
                                  {made.name, writtenText(made.relation), lost.join(u", "_s)}}));
}

void lookAtDroppedTrigger(const RuleInput &input, const change::DropObject &drop, ByteRange range,
                          std::vector<RuleHit> &hits)
{
    const QString table = writtenText({drop.relationSchema, drop.relation});
    const TriggerShape *old = triggerNamed(input, table, drop.name.name);
    for (const change::CreateTrigger *made : laterChanges<change::CreateTrigger>(input)) {
        if (old && made->name == drop.name.name && mayBeSameName(writtenText(made->relation), table))
            return compareTriggers(old, *made, range, hits);
    }
}

std::vector<RuleHit> checkSignatures(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    if (!input.schema)
        return hits;
    eachChange<change::CreateFunction>(input, [&](const change::CreateFunction &made, ByteRange range) {
        compareFunctions(input, made, range, hits);
    });
    eachChange<change::CreateView>(
        input, [&](const change::CreateView &made, ByteRange range) { compareViews(input, made, range, hits); });
    eachChange<change::CreateTrigger>(input, [&](const change::CreateTrigger &made, ByteRange range) {
        if (made.isReplaced)
            compareTriggers(triggerNamed(input, writtenText(made.relation), made.name), made, range, hits);
    });
    eachChange<change::DropObject>(input, [&](const change::DropObject &drop, ByteRange range) {
        if (drop.objectKind == "function"_L1)
            lookAtDroppedFunction(input, drop, range, hits);
        else if (drop.objectKind == "view"_L1)
            lookAtDroppedView(input, drop, range, hits);
        else if (drop.objectKind == "trigger"_L1)
            lookAtDroppedTrigger(input, drop, range, hits);
    });
    return hits;
}

}  // namespace

const Rule signatureNarrowed{
    "signature-narrowed",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "A function, view or trigger that does less than before"),
    QT_TRANSLATE_NOOP("app", "Running code that relies on what is gone fails, or no longer gets what it did."),
    QT_TRANSLATE_NOOP("app", "Keep the old form beside the new one until nothing uses it any more."),
    &checkSignatures,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE VIEW people AS SELECT id, email, name FROM users;
-- next file
CREATE OR REPLACE VIEW people AS SELECT id, name FROM users;)sql",
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE VIEW people AS SELECT id, email FROM users;
-- next file
CREATE OR REPLACE VIEW people AS SELECT id, email, name FROM users;)sql",
};

}  // namespace lockstep::rules
