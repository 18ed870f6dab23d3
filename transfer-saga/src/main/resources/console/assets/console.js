// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
// Keeps what is shown live: when a saga changes, the parts of the page that show it are fetched again. Without this
// script every page works, and shows what was when it was loaded.
(() => {
  'use strict';

  const SHORTEST_WAIT = 1000; // milliseconds between two refreshes of one part, however much happens
  const due = new Map();
  const last = new Map();
  let source = null;

  const liveParts = () => document.querySelectorAll('[data-live]');

  function refresh(id) {
    due.delete(id);
    last.set(id, Date.now());
    const part = document.getElementById(id);
    if (part) {
      window.htmx.trigger(part, 'refresh');
    }
  }

  function refreshSoon(part) {
    if (!due.has(part.id)) {
      const wait = Math.max(0, (last.get(part.id) || 0) + SHORTEST_WAIT - Date.now());
      due.set(part.id, setTimeout(refresh, wait, part.id));
    }
  }

  function shows(part, saga) {
    return !part.dataset.saga || part.dataset.saga === saga.transferId;
  }

  function tellConnection(isLive) {
    const line = document.getElementById('connection');
    line.hidden = false;
    line.classList.toggle('lost', !isLive);
    const words = isLive ? line.dataset.live : line.dataset.lost;
    const told = line.querySelector('.words');
    if (told.textContent !== words) {
      told.textContent = words;
    }
  }

  function listen() {
    if (source || liveParts().length === 0 || document.hidden) {
      return;
    }
    source = new EventSource('/console/live');
    source.addEventListener('open', () => {
      tellConnection(true);
      // What changed after the page was rendered, or while nobody listened, is told by nobody.
      liveParts().forEach(refreshSoon);
    });
    source.addEventListener('error', () => {
      tellConnection(false);
      if (source && source.readyState === EventSource.CLOSED) {
        stopListening();
        setTimeout(listen, 5000);
      }
    });
    source.addEventListener('saga', event => {
      const saga = JSON.parse(event.data);
      liveParts().forEach(part => {
        if (shows(part, saga)) {
          refreshSoon(part);
        }
      });
    });
  }

  function stopListening() {
    if (source) {
      source.close();
      source = null;
    }
  }

  // Browsers open few connections to one server: a page that nobody looks at gives its own back.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      stopListening();
    } else {
      listen();
      liveParts().forEach(refreshSoon);
    }
  });
  window.addEventListener('pagehide', stopListening);
  window.addEventListener('pageshow', listen);

  // Ages grow, and ledgers come and go, without any saga's change.
  setInterval(() => {
    if (!document.hidden) {
      document.querySelectorAll('[data-live][data-every]').forEach(part => {
        if (Date.now() - (last.get(part.id) || 0) >= Number(part.dataset.every)) {
          refreshSoon(part);
        }
      });
    }
  }, 1000);

  document.addEventListener('submit', event => {
    event.target.querySelectorAll('button[type=submit]').forEach(button => {
      setTimeout(() => { button.disabled = true; }, 0);
    });
  });
  window.addEventListener('pageshow', () => {
    document.querySelectorAll('button[type=submit]').forEach(button => { button.disabled = false; });
  });
})();
