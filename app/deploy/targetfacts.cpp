// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/targetestimates.h"
#include "app/deploy/targetquestions.h"
#include "app/deploy/targetreview.h"
#include "app/postgres/catalogreader.h"

namespace lockstep {
namespace {

Status ask(Session &session, const TargetQuestion &question, const RelationSet &relations, TargetFacts &facts,
           const JobContext &context)
{
    const auto answer = session.execute(sqlFor(question, relations), context);
    if (!answer)
        return answer.error();
    for (const TargetRow &row : answer->rows)
        question.take(row, facts);
    return Done{};
}

Status askAll(Session &session, std::span<const TargetQuestion> questions, const RelationSet &relations,
              TargetFacts &facts, const JobContext &context)
{
    return readOnly(session, context, [&] {
        for (const TargetQuestion &question : questions) {
            if (question.since > facts.major())
                continue;
            if (Status asked = ask(session, question, relations, facts, context); !asked)
                return asked;
        }
        return Status(Done{});
    });
}

/// What opens relations comes by itself: where somebody keeps one from readers, all but that is known.
Status askWhatOpens(Session &session, const RelationSet &relations, TargetFacts &facts, const JobContext &context)
{
    for (const TargetQuestion &question : openingQuestions()) {
        Status asked = askAll(session, {&question, 1}, relations, facts, context);
        if (!asked && asked.error().code != ErrorCode::LockTimeout)
            return asked;
    }
    return Done{};
}

Result<TargetFacts> readFacts(Session &session, const RelationSet &relations, const JobContext &context)
{
    TargetFacts facts;
    facts.serverVersion = session.serverVersion();
    auto catalog = relations.isAll ? readCatalog(session, context, ViewQueries::LeftOut)
                                   : readCatalogOf(session, relations.names, context);
    if (!catalog)
        return std::move(catalog).error();
    facts.catalog = *std::move(catalog);
    Status asked = askAll(session, catalogQuestions(), relations, facts, context);
    if (asked)
        asked = askWhatOpens(session, relations, facts, context);
    return asked ? Result<TargetFacts>(std::move(facts)) : std::move(asked).error();
}

}  // namespace

Result<TargetFacts> readTargetFacts(Session &session, const JobContext &context)
{
    return readFacts(session, {}, context);
}

Result<TargetFacts> readTargetFacts(Session &session, const TargetScope &scope, FactsFor about,
                                    const JobContext &context)
{
    const auto relations
        = about == FactsFor::Anything ? Result<RelationSet>(RelationSet()) : relationsIn(session, scope, context);
    if (!relations)
        return relations.error();
    auto facts = readFacts(session, *relations, context);
    if (!facts)
        return facts;
    if (Status asked = readStatistics(session, scope, *facts, context); !asked)
        return std::move(asked).error();
    if (Status asked = readLastWrites(session, scope, *facts, context); !asked)
        return std::move(asked).error();
    return facts;
}

}  // namespace lockstep
