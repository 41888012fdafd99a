// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/playbook.h"

#include "app/report/plaintext.h"
#include "models/deploystate.h"
#include "models/deploywords.h"
#include "ui/deploy/bandframe.h"
#include "ui/deploy/fittedtext.h"
#include "ui/deploy/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// How far the word at `begin` goes: what the server's caret stands under.
int wordLength(const QString &sql, int begin)
{
    int end = begin;
    while (end < sql.size() && (sql[end].isLetterOrNumber() || sql[end] == u'_'))
        ++end;
    return std::max(1, end - begin);
}

/// Of the ways that can be begun from here, what the button says; empty for the others.
QString buttonText(PlaybookWay::Kind kind)
{
    switch (kind) {
    case PlaybookWay::Kind::Retry:
        return PlaybookPanel::tr("Run it a&gain");
    case PlaybookWay::Kind::Revert:
        return PlaybookPanel::tr("End th&is run and revert…");
    case PlaybookWay::Kind::Restore:
        return PlaybookPanel::tr("Rest&ore beside it…");
    case PlaybookWay::Kind::Resolve:
        return PlaybookPanel::tr("&Mark it in the ledger…");
    case PlaybookWay::Kind::DropIndex:
        return PlaybookPanel::tr("Drop the inde&x…");
    case PlaybookWay::Kind::Tables:
        return PlaybookPanel::tr("&Put rows back…");
    case PlaybookWay::Kind::Correct:
    case PlaybookWay::Kind::Leave:
        return {};
    }
    Q_UNREACHABLE();
}

QString lines(const std::vector<Message> &messages)
{
    QStringList texts;
    for (const Message &message : messages)
        texts << withVisibleControls(message.translated());
    return texts.join(u'\n');
}

}  // namespace

PlaybookPanel::PlaybookPanel(DeployState &state, Step step, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_step(step)
    , m_failed(new BandFrame(BandFrame::Mood::Danger, this))
    , m_statementTitle(sectionLabel(m_failed, {}))
    , m_statement(new FittedText(tr("The statement that failed"), m_failed))
    , m_database(wrappedLabel(this))
    , m_contain(wrappedLabel(this))
    , m_ways(new QVBoxLayout)
{
    m_statement->setObjectName(u"failedStatement"_s);
    m_statement->setLineLimit(8);
    m_database->setObjectName(u"databaseState"_s);
    m_contain->setObjectName(u"contain"_s);
    auto *failed = new QVBoxLayout(m_failed);
    failed->addWidget(m_statementTitle);
    failed->addWidget(m_statement);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(smallGap(this));
    layout->addWidget(m_failed);
    layout->addWidget(sectionLabel(this, tr("The database now")));
    layout->addWidget(m_database);
    layout->addWidget(sectionLabel(this, tr("Before anything else")));
    layout->addWidget(m_contain);
    layout->addWidget(sectionLabel(this, tr("Ways on")));
    layout->addLayout(m_ways);
    setVisible(false);
}

void PlaybookPanel::mirror()
{
    const bool isQuiet = m_state.activity() != DeployState::Activity::Performing;
    const auto playbook = m_state.isOpen() && isQuiet ? playbookOf(m_state.record()) : std::nullopt;
    const bool shown = playbook && playbook->step == m_step;
    setVisible(shown);
    if (!shown || m_shownSince == m_state.record().at(m_step).finishedAt)
        return;
    m_shownSince = m_state.record().at(m_step).finishedAt;
    showStatement(*playbook);
    m_database->setText(databaseSentence(m_state.record()) + u'\n' + lines(playbook->database) + u'\n'
                        + playbook->howKnown.translated());
    m_contain->setText(lines(playbook->contain));
    showWays(*playbook);
}

void PlaybookPanel::showStatement(const Playbook &playbook)
{
    m_failed->setVisible(playbook.statement.has_value());
    if (!playbook.statement)
        return;
    const StatementRun &failed = *playbook.statement;
    m_statementTitle->setText(
        tr("What failed: %1, line %2", "migration, line").arg(failed.migration, QString::number(playbook.line)));
    m_statement->setCode(failed.text);
    const auto &error = failed.error ? *failed.error : playbook.error;
    if (!error.sql || error.sql->bytePosition < 0)
        return;
    const QByteArray before = failed.text.toUtf8().left(error.sql->bytePosition);
    const int begin = int(QString::fromUtf8(before).size());
    m_statement->mark(begin, wordLength(failed.text, begin));
}

void PlaybookPanel::showWays(const Playbook &playbook)
{
    while (QLayoutItem *item = m_ways->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const PlaybookWay &way : playbook.ways)
        addWay(way);
}

void PlaybookPanel::addWay(const PlaybookWay &meant)
{
    auto *way = new QWidget(this);
    auto *layout = new QVBoxLayout(way);
    layout->setContentsMargins(smallGap(this), 0, 0, 0);
    layout->setSpacing(smallGap(this) / 2);
    const QString title = meant.title.translated();
    QLabel *head = wrappedLabel(way, u"•  "_s + title);
    QFont bold = head->font();
    bold.setWeight(QFont::DemiBold);
    head->setFont(bold);
    layout->addWidget(head);
    layout->addWidget(mutedLabel(way, withVisibleControls(meant.cost.translated())));
    if (!meant.commands.isEmpty() && meant.kind != PlaybookWay::Kind::Retry) {
        auto *box = new FittedText(title, way);
        box->setCode(meant.commands.join(u'\n'));
        layout->addWidget(box);
    }
    addButton(way, meant);
    m_ways->addWidget(way);
}

void PlaybookPanel::addButton(QWidget *way, const PlaybookWay &meant)
{
    const QString text = buttonText(meant.kind);
    if (text.isEmpty())
        return;
    auto *button = new QPushButton(text, way);
    button->setObjectName(u"way%1"_s.arg(int(meant.kind)));
    // None is chosen beforehand, and Enter takes none.
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this,
            [this, kind = meant.kind, subject = meant.subject] { emit wayChosen(kind, subject); });
    static_cast<QVBoxLayout *>(way->layout())->addWidget(button, 0, Qt::AlignLeft);
}

}  // namespace lockstep
