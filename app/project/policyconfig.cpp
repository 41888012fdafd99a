// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/configsections.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

void readBackup(TomlReader &reader, const toml::table &table, Policy &policy)
{
    static const QHash<QString, BackupPolicy> words{{u"none"_s, BackupPolicy::None},
                                                    {u"taken"_s, BackupPolicy::Taken},
                                                    {u"proven"_s, BackupPolicy::Proven},
                                                    {u"pitr"_s, BackupPolicy::Pitr}};
    const std::optional<QString> word = reader.text(table, "backup");
    if (!word)
        return;
    if (!words.contains(*word))
        reader.fail(*table.get("backup"), {QT_TRANSLATE_NOOP("app", "\"%1\" is no backup policy."), {*word}},
                    {QT_TRANSLATE_NOOP("app", "Write none, taken, proven or pitr.")});
    policy.backup = words.value(*word, policy.backup);
}

void readRehearsal(TomlReader &reader, const toml::table &table, Policy &policy)
{
    static const QHash<QString, RehearsalPolicy> words{
        {u"none"_s, RehearsalPolicy::None}, {u"run"_s, RehearsalPolicy::Run}, {u"proven"_s, RehearsalPolicy::Proven}};
    const std::optional<QString> word = reader.text(table, "rehearsal");
    if (word && !words.contains(*word))
        reader.fail(*table.get("rehearsal"), {QT_TRANSLATE_NOOP("app", "\"rehearsal\" is none, run or proven.")});
    else if (word)
        policy.rehearsal = words.value(*word);
}

void readCount(TomlReader &reader, const toml::table &table, const char *key, int most, int &count)
{
    const std::optional<qint64> number = reader.number(table, key);
    if (!number)
        return;
    if (*number < 0 || *number > most)
        reader.fail(*table.get(key),
                    {QT_TRANSLATE_NOOP("app", "\"%1\" must be a number from 0 to %2."),
                     {QLatin1StringView(key), QString::number(most)}});
    else
        count = int(*number);
}

void readBackups(TomlReader &reader, const toml::table &table, BackupRules &rules)
{
    static const QHash<QString, BackupFormat> formats{{u"auto"_s, BackupFormat::BySize},
                                                      {u"custom"_s, BackupFormat::Custom},
                                                      {u"directory"_s, BackupFormat::Directory}};
    if (const auto word = reader.text(table, "backup_format"); word && !formats.contains(*word))
        reader.fail(*table.get("backup_format"), {QT_TRANSLATE_NOOP("app", "\"%1\" is no format of backups."), {*word}},
                    {QT_TRANSLATE_NOOP("app", "Write auto, custom or directory.")});
    else if (word)
        rules.format = formats.value(*word);
    readCount(reader, table, "backup_jobs", 64, rules.jobs);
    rules.folder = reader.text(table, "backup_folder").value_or(rules.folder);
    rules.copiesTables = reader.truth(table, "table_copies").value_or(rules.copiesTables);
    readCount(reader, table, "backup_keep", 100'000, rules.keep);
    rules.keepFor = reader.duration(table, "backup_keep_for").value_or(rules.keepFor);
}

/// A promise that cannot be kept is refused, not ignored: whoever wrote it relies on it.
void readSignoff(TomlReader &reader, const toml::table &table)
{
    const std::optional<QString> word = reader.text(table, "signoff");
    if (word && *word != "never"_L1)
        reader.fail(*table.get("signoff"),
                    {QT_TRANSLATE_NOOP("app", "This version of Lockstep cannot ask for sign-offs.")},
                    {QT_TRANSLATE_NOOP("app", "Write signoff = \"never\", or remove the key.")});
}

void readOutOfOrder(TomlReader &reader, const toml::table &table, Policy &policy)
{
    const std::optional<QString> word = reader.text(table, "out_of_order");
    if (word && *word != "refuse"_L1 && *word != "run"_L1)
        reader.fail(*table.get("out_of_order"), {QT_TRANSLATE_NOOP("app", "\"out_of_order\" is refuse or run.")});
    else if (word)
        policy.runsOutOfOrder = *word == "run"_L1;
}

void readConfirmations(TomlReader &reader, const toml::table &table, Policy &policy)
{
    const std::optional<QString> word = reader.text(table, "confirmations");
    if (word && *word != "every"_L1 && *word != "changes"_L1)
        reader.fail(*table.get("confirmations"), {QT_TRANSLATE_NOOP("app", "\"confirmations\" is every or changes.")});
    else if (word)
        policy.confirmsEveryStep = *word == "every"_L1;
}

}  // namespace

void readPolicyKeys(TomlReader &reader, const toml::table &table, Policy &policy)
{
    readBackup(reader, table, policy);
    readBackups(reader, table, policy.backups);
    readRehearsal(reader, table, policy);
    policy.lockTimeout = reader.duration(table, "lock_timeout").value_or(policy.lockTimeout);
    policy.statementTimeout = reader.duration(table, "statement_timeout").value_or(policy.statementTimeout);
    readCount(reader, table, "lock_retries", 1000, policy.lockRetries);
    policy.lockBudget = reader.duration(table, "lock_budget").value_or(policy.lockBudget);
    policy.mayEndBlockers = reader.truth(table, "end_blockers").value_or(policy.mayEndBlockers);
    readSignoff(reader, table);
    readOutOfOrder(reader, table, policy);
    readConfirmations(reader, table, policy);
}

}  // namespace lockstep
