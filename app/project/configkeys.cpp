// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/configkeys.h"

namespace lockstep {

using namespace Qt::StringLiterals;

const QMap<QString, QStringList> &configKeys()
{
    static const QStringList assertion{u"name"_s, u"sql"_s, u"expect"_s, u"timeout"_s};
    static const QMap<QString, QStringList> keys{
        {u""_s,
         {u"layout"_s, u"migrations"_s, u"environment"_s, u"environments"_s, u"policy"_s, u"ledger"_s,
          u"placeholders"_s, u"sample"_s, u"review"_s, u"checklist"_s, u"verify"_s, u"release"_s, u"smoke"_s,
          u"fleet"_s, u"drift"_s}},
        {u"environments.*"_s, {u"url"_s, u"colour"_s, u"protected"_s, u"window"_s}},
        {u"policy"_s,
         {u"backup"_s, u"backup_format"_s, u"backup_jobs"_s, u"backup_folder"_s, u"table_copies"_s, u"backup_keep"_s,
          u"backup_keep_for"_s, u"lock_timeout"_s, u"statement_timeout"_s, u"lock_retries"_s, u"lock_budget"_s,
          u"end_blockers"_s, u"rehearsal"_s, u"signoff"_s, u"out_of_order"_s, u"confirmations"_s}},
        {u"fleet.*"_s, {u"databases"_s, u"query"_s, u"list"_s, u"canaries"_s, u"wave"_s, u"parallel"_s}},
        {u"drift"_s, {u"ignore"_s}},
        {u"drift.ignore"_s, {u"object"_s, u"kinds"_s, u"reason"_s, u"until"_s}},
        {u"ledger"_s, {u"schema"_s, u"table"_s}},
        {u"sample"_s, {u"applied_up_to"_s}},
        {u"review"_s,
         {u"set"_s, u"rules"_s, u"baseline"_s, u"postgres"_s, u"tiny_rows"_s, u"tiny_megabytes"_s, u"big_rows"_s,
          u"big_megabytes"_s, u"required_columns"_s, u"allowed_types"_s, u"names"_s, u"longest_lock_timeout"_s,
          u"contract_window"_s, u"most_rows"_s}},
        {u"verify"_s, {u"assertions"_s, u"queries"_s}},
        {u"verify.assertions"_s, assertion},
        {u"verify.queries"_s, {u"name"_s, u"sql"_s, u"parameters"_s}},
        {u"release"_s, {u"environments"_s, u"command"_s, u"shell"_s, u"pause"_s, u"folder"_s, u"timeout"_s}},
        {u"smoke"_s, {u"environments"_s, u"assertions"_s, u"commands"_s}},
        {u"smoke.assertions"_s, assertion},
        {u"smoke.commands"_s, {u"name"_s, u"command"_s, u"shell"_s, u"folder"_s, u"timeout"_s}},
    };
    return keys;
}

QStringList keysOf(const char *section)
{
    return configKeys().value(QString::fromLatin1(section));
}

}  // namespace lockstep
