// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/about.h"

#include "app/core/files.h"
#include "version.h"

#include <QCoreApplication>
#include <QDir>
#include <QMessageBox>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct About
{
    Q_DECLARE_TR_FUNCTIONS(About)
};

}  // namespace

void showAbout(QWidget *parent)
{
    QMessageBox box(parent);
    box.setWindowTitle(About::tr("About Lockstep"));
    box.setTextFormat(Qt::PlainText);
    box.setText(About::tr("Lockstep %1").arg(QLatin1StringView(LOCKSTEP_VERSION)));
    box.setInformativeText(
        About::tr("Deploys PostgreSQL schema migrations, one confirmed step at a time.\n\n"
                  "Free software under the GNU General Public License, version 3 or later, without any warranty.\n\n"
                  "Built with Qt %1, libpqxx, libpg_query (the grammar of PostgreSQL itself), QScintilla, toml++ and "
                  "SQLite.\n\nJournal, backups and the private PostgreSQL are kept in %2.")
            .arg(QLatin1StringView(qVersion()), QDir::toNativeSeparators(stateFolder())));
    const int side = box.fontMetrics().height() * 3;
    box.setIconPixmap(parent->windowIcon().pixmap(side, side));
    box.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box.exec();
}

}  // namespace lockstep
