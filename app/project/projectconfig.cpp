// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/projectconfig.h"

#include "app/project/configkeys.h"
#include "app/project/configsections.h"
#include "app/project/connectionurl.h"
#include "app/project/tomltable.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

const QStringList colours{u"red"_s, u"amber"_s, u"green"_s, u"blue"_s, u"grey"_s};

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

void readWindow(TomlReader &reader, const toml::table &table, Environment &environment)
{
    const std::optional<QString> written = reader.text(table, "window");
    if (!written)
        return;
    if (auto window = parseDeployWindow(*written))
        environment.window = *std::move(window);
    else
        reader.fail(*table.get("window"), window.error().message, window.error().hint);
}

Environment readEnvironment(TomlReader &reader, const QString &name, const toml::table &table)
{
    reader.requireKnownKeys(table, keysOf("environments.*"));
    Environment environment{name};
    readUrl(reader, table, environment);
    environment.colour = reader.text(table, "colour").value_or(QString());
    if (!environment.colour.isEmpty() && !colours.contains(environment.colour))
        reader.fail(*table.get("colour"), {QT_TRANSLATE_NOOP("app", "\"%1\" is no colour."), {environment.colour}},
                    {QT_TRANSLATE_NOOP("app", "Write red, amber, green, blue or grey.")});
    const bool isProduction = name == "production"_L1 || name == "prod"_L1;
    environment.isProtected = reader.truth(table, "protected").value_or(isProduction);
    readWindow(reader, table, environment);
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
            found.emplace_back(one->source().begin, readEnvironment(reader, nameOf(key), *one));
        else
            reader.fail(node,
                        {QT_TRANSLATE_NOOP("app", "\"%1\" must be a table, written [%1]."),
                         {u"environments."_s + nameOf(key)}});
    }
    // The parser keeps keys in alphabetical order.
    std::sort(found.begin(), found.end(), [](const auto &left, const auto &right) { return left.first < right.first; });
    for (auto &[position, environment] : found)
        config.environments.push_back(std::move(environment));
}

/// [policy] has keys for all and tables for one: what is a table is an environment's name.
void readPolicies(TomlReader &reader, const toml::table &file, ProjectConfig &config)
{
    static const toml::table none;
    const toml::table *table = reader.table(file, "policy");
    const toml::table &policies = table ? *table : none;
    QStringList known = keysOf("policy");
    for (const Environment &environment : config.environments)
        known << environment.name;
    if (policies.contains("sandbox") && !findEnvironment(config, u"sandbox"_s))
        config.environments.push_back({u"sandbox"_s, u"sandbox"_s});
    reader.requireKnownKeys(policies, known << u"sandbox"_s);
    readPolicyKeys(reader, policies, config.policy);
    for (Environment &environment : config.environments) {
        environment.policy = config.policy;
        if (const toml::table *own = reader.table(policies, environment.name.toUtf8().constData())) {
            reader.requireKnownKeys(*own, keysOf("policy"));
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
        reader.requireKnownKeys(*sample, keysOf("sample"));
        config.sampleAppliedUpTo = reader.text(*sample, "applied_up_to").value_or(QString());
    }
}

void readLedger(TomlReader &reader, const toml::table &file, ProjectConfig &config)
{
    if (const toml::table *ledger = reader.table(file, "ledger")) {
        reader.requireKnownKeys(*ledger, keysOf("ledger"));
        config.ledgerSchema = reader.text(*ledger, "schema").value_or(QString());
        config.ledgerTable = reader.text(*ledger, "table").value_or(QString());
    }
}

void readPlaceholders(TomlReader &reader, const toml::table &file, ProjectConfig &config)
{
    if (const toml::table *table = reader.table(file, "placeholders")) {
        for (const auto &[key, node] : *table)
            config.placeholders.insert(nameOf(key), reader.text(*table, key.data()).value_or(QString()));
    }
}

void readChecklist(TomlReader &reader, const toml::table &file, ProjectConfig &config)
{
    const toml::table *table = reader.table(file, "checklist");
    if (!table)
        return;
    std::vector<std::pair<toml::source_position, ChecklistQuestion>> found;
    for (const auto &[key, node] : *table) {
        const QString text = reader.text(*table, key.data()).value_or(QString()).simplified();
        if (text.isEmpty())
            reader.fail(node, {QT_TRANSLATE_NOOP("app", "\"%1\" asks nothing."), {nameOf(key)}});
        found.emplace_back(key.source().begin, ChecklistQuestion{nameOf(key), text});
    }
    // The parser keeps keys in alphabetical order.
    std::sort(found.begin(), found.end(), [](const auto &left, const auto &right) { return left.first < right.first; });
    for (auto &[position, question] : found)
        config.checklist.push_back(std::move(question));
}

}  // namespace

const Environment *findEnvironment(const ProjectConfig &config, const QString &name)
{
    const auto found = std::ranges::find(config.environments, name, &Environment::name);
    return found == config.environments.end() ? nullptr : &*found;
}

Result<ProjectConfig> readProjectConfig(const QString &root)
{
    const QString path = QDir(root).filePath(u"lockstep.toml"_s);
    if (!QFileInfo::exists(path) && !QFileInfo(path).isSymLink())
        return ProjectConfig{};
    const Result<toml::table> file = parseToml(path);
    if (!file)
        return file.error();
    TomlReader reader(path);
    reader.requireKnownKeys(*file, keysOf(""));
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
    readChecklist(reader, *file, config);
    readFleets(reader, *file, config);
    readVerify(reader, *file, config.verify);
    readRelease(reader, *file, config);
    readSmoke(reader, *file, config);
    (void)readDrift(reader, *file);
    if (!reader.isGood())
        return reader.error();
    return config;
}

}  // namespace lockstep
