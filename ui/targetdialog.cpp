// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targetdialog.h"

#include "ui/deploy/labels.h"
#include "ui/theme.h"
#include "ui/twolinedelegate.h"

#include <QAccessible>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr int targetRole = Qt::UserRole;
/// Stands for the row whose address is typed; no environment can have this name.
const auto typedTarget = u"://"_s;

/// As a parameter, since libpq takes it there and the address before it stays as the person typed it.
QString withPassword(const QString &url, const QString &password)
{
    if (password.isEmpty())
        return url;
    const QChar joint = url.contains(u'?') ? u'&' : u'?';
    return url + joint + u"password="_s + QString::fromLatin1(QUrl::toPercentEncoding(password));
}

QString summary(const TargetView &view)
{
    const TargetIdentity &identity = view.identity;
    const int pending = view.status.count(MigrationState::Pending);
    const QString server = TargetDialog::tr("Connected to PostgreSQL %1, database %2 as %3; %4.")
                               .arg(identity.serverVersion, identity.display(), identity.user,
                                    identity.inRecovery ? TargetDialog::tr("a standby, which cannot be migrated")
                                                        : TargetDialog::tr("a primary"));
    const QString ledger = view.status.exists ? TargetDialog::tr("%n migration(s) pending there.", nullptr, pending)
                                              : TargetDialog::tr("No migration was recorded there yet.");
    return server + u'\n' + ledger;
}

Result<TargetView> inspect(const WorkspacePtr &workspace, const QString &target, const JobContext &context)
{
    const auto choice = chooseTarget(workspace->root, workspace->config, target);
    if (!choice)
        return choice.error();
    const auto settled = settleLayout(workspace, *choice, context);
    return settled ? inspectTarget(**settled, *choice, context) : Result<TargetView>(settled.error());
}

}  // namespace

std::optional<QString> TargetDialog::ask(WorkspacePtr workspace, const QString &current, QWidget *parent)
{
    TargetDialog dialog(std::move(workspace), current, parent);
    return dialog.exec() == QDialog::Accepted ? std::optional(dialog.target()) : std::nullopt;
}

TargetDialog::TargetDialog(WorkspacePtr workspace, const QString &current, QWidget *parent)
    : QDialog(parent)
    , m_workspace(std::move(workspace))
{
    setWindowTitle(tr("Choose a target"));
    auto *intro
        = new QLabel(tr("Which server and database do you want to work on? Choosing changes nothing there."), this);
    intro->setWordWrap(true);
    m_outcome = new QLabel(this);
    m_outcome->setObjectName(u"outcome"_s);
    m_outcome->setWordWrap(true);
    m_outcome->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_outcome->setFocusPolicy(Qt::NoFocus);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    // The style's own picture is of another set than ours.
    buttons->button(QDialogButtonBox::Cancel)->setIcon(QIcon());
    m_use = new QPushButton(tr("&Use this target"), buttons);
    m_use->setObjectName(u"use"_s);
    m_use->setProperty("primary", true);
    m_use->setDefault(true);
    buttons->addButton(m_use, QDialogButtonBox::AcceptRole);
    m_test = buttons->addButton(tr("&Test the connection"), QDialogButtonBox::ActionRole);
    m_test->setObjectName(u"test"_s);
    auto *rows = new QVBoxLayout(this);
    rows->addWidget(intro);
    rows->addWidget(createChoices(current), 1);
    rows->addWidget(createAddress());
    rows->addWidget(m_outcome);
    rows->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_test, &QPushButton::clicked, this, &TargetDialog::test);
    connect(&m_testing, &Job::finished, this, &TargetDialog::follow);
    resizeWithinScreen(this, 92, 30);
    follow();
}

QWidget *TargetDialog::createChoices(const QString &current)
{
    m_choices = new QListWidget(this);
    m_choices->setObjectName(u"choices"_s);
    m_choices->setAccessibleName(tr("Targets"));
    m_choices->setItemDelegate(new TwoLineDelegate(m_choices));
    m_choices->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    addEnvironments();
    addChoice(tr("Another server"), typedTarget, tr("an address typed here, for this session only"));
    int row = 0;
    for (int i = 0; i < m_choices->count(); ++i) {
        if (m_choices->item(i)->data(targetRole).toString() == current)
            row = i;
    }
    m_choices->setCurrentRow(row);
    connect(m_choices, &QListWidget::currentRowChanged, this, [this] {
        m_testing.requestStop();
        tell({}, false);
        follow();
    });
    connect(m_choices, &QListWidget::itemDoubleClicked, this, [this] { m_use->click(); });
    return m_choices;
}

void TargetDialog::addEnvironments()
{
    const ProjectConfig &config = m_workspace->config;
    if (const auto own = chooseTarget(m_workspace->root, config, {}); own && own->url) {
        addChoice(tr("What the project says"), {}, tr("%1, from %2").arg(own->url->display(), own->source));
        setColour(0, own->colour);
    }
    QStringList names;
    for (const Environment &environment : config.environments) {
        names << environment.name;
        const QString what = environment.url == u"sandbox" ? tr("the private PostgreSQL") : environment.url;
        addChoice(environment.name, environment.name,
                  environment.isProtected ? tr("%1, protected: changes want the database's name typed").arg(what)
                                          : what);
        if (const auto choice = chooseTarget(m_workspace->root, config, environment.name))
            setColour(m_choices->count() - 1, choice->colour);
        else
            setObstacle(m_choices->count() - 1, choice.error());
    }
    if (names.contains(u"sandbox"_s))
        return;
    addChoice(tr("Sandbox"), u"sandbox"_s, tr("the private PostgreSQL on this computer; nobody else can reach it"));
    setColour(m_choices->count() - 1, u"green"_s);
}

void TargetDialog::addChoice(const QString &name, const QString &target, const QString &what)
{
    auto *item = new QListWidgetItem(name, m_choices);
    item->setData(targetRole, target);
    item->setData(TwoLineDelegate::SecondLineRole, what);
    item->setData(Qt::AccessibleTextRole, tr("%1: %2", "a target and what it is").arg(name, what));
}

void TargetDialog::setColour(int row, const QString &colour)
{
    m_choices->item(row)->setData(TwoLineDelegate::ColourRole, colour);
}

/// Why the row cannot be used stands in place of what it is.
void TargetDialog::setObstacle(int row, const Error &error)
{
    m_choices->item(row)->setData(TwoLineDelegate::SecondLineRole, QString());
    m_choices->item(row)->setData(TwoLineDelegate::NoteRole, error.message.translated());
}

QWidget *TargetDialog::createAddress()
{
    m_address = new QWidget(this);
    m_url = new QLineEdit(m_address);
    m_url->setObjectName(u"url"_s);
    m_url->setPlaceholderText(u"postgresql://user@host:5432/database"_s);
    m_password = new QLineEdit(m_address);
    m_password->setObjectName(u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("empty: from the password file or the service file"));
    auto *form = new QFormLayout(m_address);
    form->setContentsMargins({});
    form->addRow(tr("&Address"), m_url);
    form->addRow(tr("&Password"), m_password);
    connect(m_url, &QLineEdit::textChanged, this, &TargetDialog::judgeAddress);
    return m_address;
}

bool TargetDialog::isTyped() const
{
    return m_choices->currentItem()->data(targetRole).toString() == typedTarget;
}

QString TargetDialog::target() const
{
    if (!isTyped())
        return m_choices->currentItem()->data(targetRole).toString();
    return withPassword(m_url->text().trimmed(), m_password->text());
}

/// What may be pressed follows from what is chosen and typed.
void TargetDialog::follow()
{
    m_address->setVisible(isTyped());
    const bool isEmpty = isTyped() && m_url->text().trimmed().isEmpty();
    const bool isUsable = !isEmpty && (!isTyped() || parseConnectionUrl(target()));
    m_use->setEnabled(isUsable && !m_isLeaving);
    m_test->setEnabled(isUsable && !m_testing.isRunning());
}

void TargetDialog::judgeAddress()
{
    const QString url = m_url->text().trimmed();
    const auto parsed = parseConnectionUrl(url);
    tell(url.isEmpty() || parsed ? QString() : describe(parsed.error()), true);
    follow();
}

/// A connection that is being tried may take seconds to give up; the window waits for it without freezing.
void TargetDialog::done(int result)
{
    if (!m_testing.isRunning()) {
        QDialog::done(result);
        return;
    }
    if (m_isLeaving)
        return;
    m_isLeaving = true;
    m_testing.requestStop();
    tell(tr("Giving the connection up …"), false);
    connect(&m_testing, &Job::finished, this, [this, result] { QDialog::done(result); });
    follow();
}

void TargetDialog::test()
{
    tell(tr("Connecting …"), false);
    m_testing.start([workspace = m_workspace,
                     chosen = target()](const JobContext &context) { return inspect(workspace, chosen, context); },
                    [this, chosen = target()](const Result<TargetView> &view) {
                        // Another may have been chosen or typed meanwhile.
                        if (chosen == target())
                            showView(view);
                    });
    follow();
}

void TargetDialog::showView(const Result<TargetView> &view)
{
    if (m_isLeaving)
        return;
    if (view)
        tell(summary(*view), false);
    else if (view.error().code != ErrorCode::Cancelled)
        tell(describe(view.error()), true);
}

void TargetDialog::tell(const QString &text, bool isBad)
{
    QPalette own = m_outcome->palette();
    own.setColor(QPalette::WindowText, isBad ? tone(Tone::Danger, palette()) : palette().color(QPalette::WindowText));
    m_outcome->setPalette(own);
    m_outcome->setText(text);
    QAccessibleEvent alert(m_outcome, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

}  // namespace lockstep
