// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/draftview.h"

#include <QJsonObject>

namespace lockstep {

using namespace Qt::StringLiterals;

QJsonArray draftFilesJson(const DraftedMigration &drafted)
{
    QJsonArray files;
    for (const DraftFile &file : drafted.files)
        files << QJsonObject{{u"file"_s, file.path}, {u"replaced"_s, file.replaces}};
    return files;
}

}  // namespace lockstep
