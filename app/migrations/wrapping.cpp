// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/wrapping.h"

#include <QHash>

namespace lockstep {

using namespace Qt::StringLiterals;

Wrapping wrappingOf(const QString &layout)
{
    static const QHash<QString, Wrapping> wrappings{
        {u"prisma"_s, Wrapping::Query},
        {u"postgrator"_s, Wrapping::Query},
        {u"golang-migrate"_s, Wrapping::Query},
        {u"supabase"_s, Wrapping::Pipeline},
        {u"drizzle"_s, Wrapping::InBlock},
        {u"node-pg-migrate"_s, Wrapping::InBlock},
        {u"dbmate"_s, Wrapping::InBlock},
        {u"sqlx"_s, Wrapping::InBlock},
        {u"diesel"_s, Wrapping::InBlock},
        {u"goose"_s, Wrapping::InBlock},
        {u"graphile-migrate"_s, Wrapping::InBlock},
        {u"liquibase"_s, Wrapping::InBlock},
        {u"atlas"_s, Wrapping::InBlock},
        {u"flyway"_s, Wrapping::InBlockOrNothing},
        {u"sqitch"_s, Wrapping::Nothing},
    };
    return wrappings.value(layout, Wrapping::Unknown);
}

}  // namespace lockstep
