// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
// Lists the scenarios that this service can play, plays them, and shows what they report.
(() => {
  'use strict';

  const words = document.getElementById('scenarios').dataset;
  const list = document.getElementById('scenario-list');
  const note = document.getElementById('scenario-note');
  const template = document.getElementById('scenario-card');

  const text = value => typeof value === 'string' ? value : JSON.stringify(value);

  function step(each) {
    const line = document.createElement('li');
    const when = document.createElement('p');
    when.className = 'when quiet';
    when.textContent = String(each.at).replace('T', ' ').replace('Z', '');
    const what = document.createElement('p');
    what.textContent = text(each.what);
    line.append(when, what);
    return line;
  }

  function link(transferId) {
    const line = document.createElement('a');
    line.className = 'id';
    line.href = '/console/sagas/' + encodeURIComponent(transferId);
    line.textContent = transferId;
    return line;
  }

  function show(card, report) {
    const outcome = card.querySelector('.outcome');
    outcome.textContent = report.asExpected ? words.asExpected : words.otherwise;
    outcome.className = 'outcome state ' + (report.asExpected ? 'completed' : 'bad');
    card.querySelector('.expected').textContent = text(report.expected);
    card.querySelector('.happened').textContent = text(report.happened);
    card.querySelector('.sagas-seen').replaceChildren(...(report.sagas || []).map(link));
    card.querySelector('.steps').replaceChildren(...(report.steps || []).map(step));
    card.querySelector('.report').hidden = false;
  }

  async function play(name, card) {
    const button = card.querySelector('button');
    const outcome = card.querySelector('.outcome');
    button.disabled = true;
    outcome.className = 'outcome quiet';
    outcome.textContent = words.running;
    try {
      const answer = await fetch('/scenarios/' + encodeURIComponent(name), { method: 'POST', headers: { Accept: 'application/json' } });
      const report = await answer.json();
      if (!answer.ok) {
        throw new Error(report.detail || String(answer.status));
      }
      show(card, report);
    } catch (failure) {
      outcome.className = 'outcome state bad';
      outcome.textContent = words.failed + ' ' + failure.message;
    } finally {
      button.disabled = false;
    }
  }

  function card(scenario) {
    const made = template.content.firstElementChild.cloneNode(true);
    made.id = 'scenario-' + scenario.name;
    made.querySelector('h2').textContent = scenario.title;
    made.querySelector('.description').textContent = scenario.description;
    const button = made.querySelector('button');
    button.setAttribute('aria-label', button.textContent + ': ' + scenario.title);
    button.addEventListener('click', () => play(scenario.name, made));
    return made;
  }

  fetch('/scenarios', { headers: { Accept: 'application/json' } })
    .then(answer => answer.ok ? answer.json() : { items: [] })
    .catch(() => ({ items: [] }))
    .then(found => {
      note.textContent = found.items.length === 0 ? words.none : '';
      list.replaceChildren(...found.items.map(card));
    });
})();
