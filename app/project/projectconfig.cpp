// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/projectconfig.h"

#include "app/project/connectionurl.h"
#include "app/project/tomltable.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

const QStringList policyKeys{u"backup"_s,       u"lock_timeout"_s, u"statement_timeout"_s,
                             u"lock_retries"_s, u"signoff"_s,      u"out_of_order"_s};
const QStringList colours{u"red"_s, u"amber"_s, u"green"_s, u"blue"_s, u"grey"_s};

QString textOf(const toml::key &key)
{
    return QString::fromUtf8(key.str().data(), qsizetype(key.str().size()));
}

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

void readDuration(TomlReader &reader, const toml::table &table, const char *key, std::chrono::milliseconds &duration)
{
    const std::optional<QString> text = reader.text(table, key);
    if (!text)
        return;
    const auto parsed = parseDuration(*text);
    if (parsed)
        duration = *parsed;
    else
        reader.fail(*table.get(key), parsed.error().message, parsed.error().hint);
}

void readRetries(TomlReader &reader, const toml::table &table, Policy &policy)
{
    const std::optional<qint64> retries = reader.number(table, "lock_retries");
    if (!retries)
        return;
    if (*retries < 0 || *retries > 1000)
        reader.fail(*table.get("lock_retries"),
                    {QT_TRANSLATE_NOOP("app", "\"lock_retries\" must be a number from 0 to 1000.")});
    else
        policy.lockRetries = int(*retries);
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

void readPolicyKeys(TomlReader &reader, const toml::table &table, Policy &policy)
{
    readBackup(reader, table, policy);
    readDuration(reader, table, "lock_timeout", policy.lockTimeout);
    readDuration(reader, table, "statement_timeout", policy.statementTimeout);
    readRetries(reader, table, policy);
    readSignoff(reader, table);
    readOutOfOrder(reader, table, policy);
}

void readUrl(TomlReader &reader, const toml::table &table, Environment &environment)
{
    const toml::node *node = table.get("url");
    environment.url = reader.text(table, "url").value_or(environment.name == "sandbox"_L1 ? u"sandbox"_s : QString());
    if (!node && environment.url.isEmpty())
        reader.fail(
            table, {QT_TRANSLATE_NOOP("app", "The environment \"%1\" has no url."), {environment.name}},
            {QT_TRANSLATE_NOOP("app", "Write url = \"env:NAME\" to take it from the environment variable NAME.")});
    if (!node || environment.url == "sandbox"_L1 || environment.url.startsWith(u"env:"_s))
        return;
    if (const auto parsed = parseConnectionUrl(environment.url); !parsed)
        reader.fail(*node, parsed.error().message, parsed.error().hint);
    else if (urlHasPassword(environment.url))
        reader.fail(*node, {QT_TRANSLATE_NOOP("app", "The url of \"%1\" holds a password."), {environment.name}},
                    {QT_TRANSLATE_NOOP("app",
                                       "Take the password out of the file. It belongs in an environment variable "
                                       "(url = \"env:NAME\") or in libpq's password file.")});
}

Environment readEnvironment(TomlReader &reader, const QString &name, const toml::table &table)
{
    reader.requireKnownKeys(table, {u"url"_s, u"colour"_s, u"protected"_s});
    Environment environment{name};
    readUrl(reader, table, environment);
    environment.colour = reader.text(table, "colour").value_or(QString());
    if (!environment.colour.isEmpty() && !colours.contains(environment.colour))
        reader.fail(*table.get("colour"), {QT_TRANSLATE_NOOP("app", "\"%1\" is no colour."), {environment.colour}},
                    {QT_TRANSLATE_NOOP("app", "Write red, amber, green, blue or grey.")});
    const bool isProduction = name == "production"_L1 || name == "prod"_L1;
    environment.isProtected = reader.truth(table, "protected").value_or(isProduction);
    return environment;
}

void readEnvironments(TomlReader &reader, const toml::table &file, ProjectConfig &config)
{
    const toml::table *table = reader.table(file, "environments");
    if (!table)
        return;
    std::vector<std::pair<toml::source_position, Environment>> found;
    for (const auto &[key, node] : *table) {
        if (const toml::table *one = node.as_table())
            found.emplace_back(one->source().begin, readEnvironment(reader, textOf(key), *one));
        else
            reader.fail(node,
                        {QT_TRANSLATE_NOOP("app", "\"%1\" must be a table, written [%1]."),
                         {u"environments."_s + textOf(key)}});
    }
    // The parser keeps keys in alphabetical order.
    std::sort(found.begin(), found.end(), [](const auto &left, const auto &right) { return left.first < right.first; });
    for (auto &[position, environment] : found)
        config.environments.push_back(std::move(environment));
}

Environment *findEnvironment(ProjectConfig &config, const QString &name)
{
    const auto found = std::find_if(config.environments.begin(), config.environments.end(),
                                    [&name](const Environment &environment) { return environment.name == name; });
    return found == config.environments.end() ? nullptr : &*found;
}

/// [policy] has keys for all and tables for one: what is a table is an environment's name.
void readPolicies(TomlReader &reader, const toml::table &file, ProjectConfig &config)
{
    static const toml::table none;
    const toml::table *table = reader.table(file, "policy");
    const toml::table &policies = table ? *table : none;
    QStringList known = policyKeys;
    for (const Environment &environment : config.environments)
        known << environment.name;
    if (policies.contains("sandbox") && !findEnvironment(config, u"sandbox"_s))
        config.environments.push_back({u"sandbox"_s, u"sandbox"_s});
    reader.requireKnownKeys(policies, known << u"sandbox"_s);
    readPolicyKeys(reader, policies, config.policy);
    for (Environment &environment : config.environments) {
        environment.policy = config.policy;
        if (const toml::table *own = reader.table(policies, environment.name.toUtf8().constData())) {
            reader.requireKnownKeys(*own, policyKeys);
            readPolicyKeys(reader, *own, environment.policy);
        }
    }
}

void readDefaultEnvironment(TomlReader &reader, const toml::table &file, ProjectConfig &config)
{
    config.defaultEnvironment = reader.text(file, "environment").value_or(QString());
    const QString &name = config.defaultEnvironment;
    if (!name.isEmpty() && name != "sandbox"_L1 && !findEnvironment(config, name))
        reader.fail(*file.get("environment"),
                    {QT_TRANSLATE_NOOP("app", "There is no [environments.%1] in this file."), {name}});
}

void readSample(TomlReader &reader, const toml::table &file, ProjectConfig &config)
{
    if (const toml::table *sample = reader.table(file, "sample")) {
        reader.requireKnownKeys(*sample, {u"applied_up_to"_s});
        config.sampleAppliedUpTo = reader.text(*sample, "applied_up_to").value_or(QString());
    }
}

void readLedger(TomlReader &reader, const toml::table &file, ProjectConfig &config)
{
    if (const toml::table *ledger = reader.table(file, "ledger")) {
        reader.requireKnownKeys(*ledger, {u"schema"_s, u"table"_s});
        config.ledgerSchema = reader.text(*ledger, "schema").value_or(QString());
        config.ledgerTable = reader.text(*ledger, "table").value_or(QString());
    }
}

void readPlaceholders(TomlReader &reader, const toml::table &file, ProjectConfig &config)
{
    if (const toml::table *table = reader.table(file, "placeholders")) {
        for (const auto &[key, node] : *table)
            config.placeholders.insert(textOf(key), reader.text(*table, key.data()).value_or(QString()));
    }
}

void readRuleChoices(TomlReader &reader, const toml::table &rules, ReviewConfig &review)
{
    static const QStringList severities{u"error"_s, u"warning"_s, u"note"_s, u"off"_s};
    for (const auto &[key, node] : rules) {
        const QString severity = reader.text(rules, key.data()).value_or(severities.front());
        if (!severities.contains(severity))
            reader.fail(node, {QT_TRANSLATE_NOOP("app", "\"%1\" is no severity."), {severity}},
                        {QT_TRANSLATE_NOOP("app", "Write error, warning, note or off.")});
        review.rules.push_back({textOf(key), severity, int(key.source().begin.line)});
    }
}

void readSizeLimits(TomlReader &reader, const toml::table &table, SizeLimits &sizes)
{
    const auto read = [&](const char *key, qint64 unit, qint64 &limit) {
        const auto number = reader.number(table, key);
        if (number && *number < 0)
            reader.fail(*table.get(key),
                        {QT_TRANSLATE_NOOP("app", "\"%1\" is a count, from 0."), {QLatin1StringView(key)}});
        else if (number)
            limit = *number * unit;
    };
    constexpr qint64 megabyte = 1024LL * 1024;
    read("tiny_rows", 1, sizes.tinyRows);
    read("tiny_megabytes", megabyte, sizes.tinyBytes);
    read("big_rows", 1, sizes.bigRows);
    read("big_megabytes", megabyte, sizes.bigBytes);
}

void readReviewDuration(TomlReader &reader, const toml::table &table, const char *key,
                        std::chrono::milliseconds &duration)
{
    const auto text = reader.text(table, key);
    if (!text)
        return;
    const auto parsed = parseDuration(*text);
    if (parsed)
        duration = *parsed;
    else
        reader.fail(*table.get(key), parsed.error().message, parsed.error().hint);
}

void readConventions(TomlReader &reader, const toml::table &table, Conventions &conventions)
{
    conventions.requiredColumns = reader.texts(table, "required_columns");
    conventions.allowedTypes = reader.texts(table, "allowed_types");
    conventions.names = reader.text(table, "names").value_or(QString());
    if (!QRegularExpression(conventions.names).isValid())
        reader.fail(*table.get("names"),
                    {QT_TRANSLATE_NOOP("app", "\"%1\" is no regular expression."), {conventions.names}});
    readReviewDuration(reader, table, "longest_lock_timeout", conventions.longestLockTimeout);
    readReviewDuration(reader, table, "contract_window", conventions.contractWindow);
}

void readReview(TomlReader &reader, const toml::table &file, ReviewConfig &review)
{
    static const QHash<QString, RuleSet> sets{
        {u"default"_s, RuleSet::Default}, {u"all"_s, RuleSet::All}, {u"hazards"_s, RuleSet::Hazards}};
    const toml::table *table = reader.table(file, "review");
    if (!table)
        return;
    reader.requireKnownKeys(*table,
                            {u"set"_s, u"rules"_s, u"baseline"_s, u"postgres"_s, u"tiny_rows"_s, u"tiny_megabytes"_s,
                             u"big_rows"_s, u"big_megabytes"_s, u"required_columns"_s, u"allowed_types"_s, u"names"_s,
                             u"longest_lock_timeout"_s, u"contract_window"_s});
    const QString set = reader.text(*table, "set").value_or(u"default"_s);
    if (!sets.contains(set))
        reader.fail(*table->get("set"), {QT_TRANSLATE_NOOP("app", "\"%1\" is no set of rules."), {set}},
                    {QT_TRANSLATE_NOOP("app", "Write default, all or hazards.")});
    review.set = sets.value(set);
    review.baseline = reader.text(*table, "baseline").value_or(review.baseline);
    if (const auto version = reader.number(*table, "postgres"); version && (*version < 9 || *version > 99))
        reader.fail(*table->get("postgres"),
                    {QT_TRANSLATE_NOOP("app", "\"postgres\" is the server's major version, such as 15.")});
    else
        review.version = int(version.value_or(0));
    readSizeLimits(reader, *table, review.sizes);
    readConventions(reader, *table, review.conventions);
    if (const toml::table *rules = reader.table(*table, "rules"))
        readRuleChoices(reader, *rules, review);
}

}  // namespace

Result<ProjectConfig> readProjectConfig(const QString &root)
{
    const QString path = QDir(root).filePath(u"lockstep.toml"_s);
    if (!QFileInfo::exists(path) && !QFileInfo(path).isSymLink())
        return ProjectConfig{};
    const Result<toml::table> file = parseToml(path);
    if (!file)
        return file.error();
    TomlReader reader(path);
    reader.requireKnownKeys(*file,
                            {u"layout"_s, u"migrations"_s, u"environment"_s, u"environments"_s, u"policy"_s,
                             u"ledger"_s, u"placeholders"_s, u"sample"_s, u"review"_s});
    ProjectConfig config;
    config.layout = reader.text(*file, "layout").value_or(QString());
    config.migrationsFolder = reader.text(*file, "migrations").value_or(QString());
    readEnvironments(reader, *file, config);
    readPolicies(reader, *file, config);
    readDefaultEnvironment(reader, *file, config);
    readLedger(reader, *file, config);
    readPlaceholders(reader, *file, config);
    readSample(reader, *file, config);
    readReview(reader, *file, config.review);
    if (!reader.isGood())
        return reader.error();
    return config;
}

}  // namespace lockstep
