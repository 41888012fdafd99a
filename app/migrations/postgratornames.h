// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace lockstep::postgrator {

/// "001.do.create-orders.sql" as postgrator 8 takes it apart: at the dots, what follows the third one does not count.
struct FileName
{
    qint64 version = 0;
    QString action{};
    QString name{};
    bool isProgram = false;  ///< .js, .mjs, .cjs: the SQL is what it makes when it is run

    bool isDo() const { return action == QLatin1StringView("do"); }
    bool isUndo() const { return action == QLatin1StringView("undo"); }
};

/// None where postgrator passes the file by.
std::optional<FileName> parsed(const QString &fileName);

}  // namespace lockstep::postgrator
