// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/rehearsal/failure.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

struct Explanation
{
    const char *state;  ///< SQLSTATE
    Message hint;
};

const std::array explanations{
    Explanation{"42501",
                {QT_TRANSLATE_NOOP(
                    "app",
                    "A rehearsal runs as a role that is no superuser and reaches neither files, programs nor other "
                    "servers. What needs that cannot be rehearsed: move it out of the migration, or have the server's "
                    "administrator do it.")}},
    Explanation{"42704",
                {QT_TRANSLATE_NOOP("app",
                                   "It is not there. Where it is a role: a rehearsal knows those of the target alone "
                                   "(--from schema), and those made in the private PostgreSQL.")}},
    Explanation{
        "0A000",
        {QT_TRANSLATE_NOOP("app",
                           "Where an extension is missing, install its package on this machine, for the version "
                           "of the private PostgreSQL.")}},
    Explanation{
        "58P01",
        {QT_TRANSLATE_NOOP("app",
                           "Where an extension is missing, install its package on this machine, for the version "
                           "of the private PostgreSQL.")}},
    Explanation{"53400",
                {QT_TRANSLATE_NOOP(
                    "app", "Its temporary files are beyond the rehearsal's limit; give more with --disk-limit.")}},
    Explanation{
        "57014",
        {QT_TRANSLATE_NOOP("app",
                           "It is beyond the rehearsal's time limit. See that it ends; where it needs the time, "
                           "give more with --statement-timeout.")}},
};

}  // namespace

Error explained(Error error)
{
    if (!error.sql)
        return error;
    const auto found = std::ranges::find_if(
        explanations, [&error](const Explanation &each) { return error.sql->sqlState == each.state; });
    if (found != explanations.end())
        error.hint = found->hint;
    return error;
}

}  // namespace lockstep
