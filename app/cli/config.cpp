// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"
#include "app/cli/text.h"
#include "app/project/projectconfig.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct ConfigOptions
{
    QString project = u"."_s;
    bool isSchema = false;
};

Result<int> showConfig(const ConfigOptions &options, const Surroundings &surroundings)
{
    if (options.isSchema) {
        // It is part of the program.
        QFile schema(u":/config/lockstep.schema.json"_s);
        (void)schema.open(QIODevice::ReadOnly);
        surroundings.output.write(schema.readAll());
        return 0;
    }
    if (!QFileInfo(options.project).isDir())
        return Error{ErrorCode::FolderMissing,
                     {QT_TRANSLATE_NOOP("app", "There is no folder %1."), {options.project}},
                     {},
                     {QT_TRANSLATE_NOOP("app", "Give the project's folder.")}};
    if (const auto config = readProjectConfig(options.project); !config)
        return config.error();
    const bool isThere = QFileInfo::exists(QDir(options.project).filePath(u"lockstep.toml"_s));
    surroundings.output.line(isThere ? said(QT_TRANSLATE_NOOP("app", "lockstep.toml is understood."))
                                     : said(QT_TRANSLATE_NOOP("app", "There is no lockstep.toml: the defaults hold.")));
    return 0;
}

}  // namespace

void addConfig(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<ConfigOptions>();
    CLI::App *command = addCommand(
        app, invocation, "config", QT_TRANSLATE_NOOP("app", "Check lockstep.toml, or print its schema for editors"),
        [options](const Surroundings &surroundings) { return showConfig(*options, surroundings); });
    addText(*command, "PROJECT", options->project, QT_TRANSLATE_NOOP("app", "The project's folder"));
    addFlag(*command, "--schema", options->isSchema,
            QT_TRANSLATE_NOOP("app", "Print the JSON Schema of lockstep.toml instead"));
}

}  // namespace lockstep
