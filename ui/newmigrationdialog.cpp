// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/newmigrationdialog.h"

#include "app/migrations/templates.h"
#include "ui/deploy/labels.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lockstep {

NewMigrationDialog::NewMigrationDialog(WorkspacePtr workspace, QWidget *parent)
    : QDialog(parent)
    , m_workspace(std::move(workspace))
    , m_folder(withFolderForNew(m_workspace->folder))
    , m_name(new QLineEdit(this))
    , m_expandContract(new QCheckBox(tr("Begin with the &checklist of expand, migrate, contract"), this))
    , m_outcome(wrappedLabel(this))
{
    setWindowTitle(tr("New migration"));
    createRows();
    connect(m_name, &QLineEdit::textChanged, this, &NewMigrationDialog::draft);
    connect(m_expandContract, &QCheckBox::toggled, this, &NewMigrationDialog::draft);
    resize(fontMetrics().averageCharWidth() * 84, sizeHint().height());
}

void NewMigrationDialog::createRows()
{
    m_name->setObjectName(u"name"_s);
    m_name->setPlaceholderText(tr("add note to orders"));
    m_expandContract->setObjectName(u"expandContract"_s);
    m_expandContract->setToolTip(tr("For a change that old and new versions of the application both live through"));
    m_outcome->setObjectName(u"files"_s);
    m_outcome->setMinimumHeight(fontMetrics().lineSpacing() * 4);
    m_outcome->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    auto *question = new QLabel(tr("What does it &do? A few words become the name of its file."), this);
    question->setBuddy(m_name);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setIcon(QIcon());
    m_create = buttons->addButton(tr("C&reate"), QDialogButtonBox::AcceptRole);
    m_create->setObjectName(u"create"_s);
    m_create->setProperty("primary", true);
    m_create->setDefault(true);
    m_create->setEnabled(false);
    auto *rows = new QVBoxLayout(this);
    rows->setSpacing(smallGap(this));
    rows->addWidget(question);
    rows->addWidget(m_name);
    rows->addWidget(m_expandContract);
    rows->addWidget(m_outcome, 1);
    rows->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &NewMigrationDialog::create);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

/// The first words of the statement, which say what it does.
void NewMigrationDialog::setStep(const SaferForm::Step &step)
{
    m_step = step;
    m_expandContract->hide();
    const QString sql = QString::fromUtf8(step.sql).simplified().toLower();
    static const QRegularExpression sign(u"[^\\w ]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    QStringList words = QString(sql).replace(sign, u" "_s).split(u' ', Qt::SkipEmptyParts);
    words.removeAll(u"concurrently"_s);
    m_name->setText(words.mid(0, 7).join(u' '));
    m_name->selectAll();
}

Draft NewMigrationDialog::content() const
{
    Draft draft
        = draftFromTemplates(m_name->text(), QDateTime::currentDateTimeUtc(), m_expandContract->isChecked() && !m_step);
    if (m_step)
        draft.forward = m_step->sql + ";\n";
    return draft;
}

void NewMigrationDialog::draft()
{
    m_drafted.reset();
    m_create->setEnabled(false);
    if (m_job.isRunning()) {
        m_draftAgain = true;
        return;
    }
    if (m_name->text().trimmed().isEmpty())
        return tell({}, false);
    m_job.start(
        [folder = m_folder, draft = content(), isOutside = m_step && m_step->isOutsideTransaction](const JobContext &) {
            return isOutside ? newDraftOutside(folder, draft) : newDraft(folder, draft);
        },
        [this](const Result<DraftedMigration> &drafted) { showDraft(drafted); });
}

void NewMigrationDialog::showDraft(const Result<DraftedMigration> &drafted)
{
    if (std::exchange(m_draftAgain, false))
        return draft();
    if (!drafted)
        return tell(describe(drafted.error()), true);
    m_drafted = *drafted;
    m_create->setEnabled(true);
    QStringList lines;
    for (const DraftFile &file : drafted->files)
        lines << (file.replaces ? tr("%1 gets an entry").arg(file.path) : tr("%1 is written").arg(file.path));
    tell(lines.join(u'\n'), false);
}

void NewMigrationDialog::create()
{
    if (!m_drafted || m_job.isRunning())
        return;
    m_create->setEnabled(false);
    m_job.start([folder = m_folder, drafted = *m_drafted](const JobContext &) { return writeDraft(folder, drafted); },
                [this, name = m_drafted->name](const Status &written) {
                    if (!written)
                        return tell(describe(written.error()), true);
                    emit created(name);
                    accept();
                });
}

/// Files that are being written are seen to their end.
void NewMigrationDialog::done(int result)
{
    if (!m_job.isRunning()) {
        QDialog::done(result);
        return;
    }
    if (!std::exchange(m_isLeaving, true))
        connect(&m_job, &Job::finished, this, [this, result] { QDialog::done(result); });
}

void NewMigrationDialog::tell(const QString &text, bool isBad)
{
    QPalette own = m_outcome->palette();
    own.setColor(QPalette::WindowText, isBad ? tone(Tone::Danger, palette()) : palette().color(QPalette::WindowText));
    m_outcome->setPalette(own);
    m_outcome->setText(text);
    QAccessibleEvent alert(m_outcome, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

}  // namespace lockstep
