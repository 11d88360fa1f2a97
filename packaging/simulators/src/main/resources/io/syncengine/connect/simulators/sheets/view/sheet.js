// Looks every moment whether the spreadsheet has changed, and shows what is new without moving what the reader looks at.
(function () {
  'use strict';
  var MILLIS = 1500;

  function show(next) {
    ['header', 'main', 'footer'].forEach(function (name) {
      document.querySelector(name).innerHTML = next.querySelector(name).innerHTML;
    });
    document.body.dataset.revision = next.body.dataset.revision;
  }

  function refresh() {
    fetch(location.href)
      .then(function (answer) {
        if (!answer.ok) {
          throw new Error(answer.status);
        }
        return answer.text();
      })
      .then(function (html) {
        var next = new DOMParser().parseFromString(html, 'text/html');
        if (next.body.dataset.revision !== document.body.dataset.revision) {
          show(next);
        }
        document.body.classList.remove('offline');
      })
      .catch(function () {
        document.body.classList.add('offline');
        document.querySelector('.state').textContent = 'not reachable, as of the last moment';
      })
      .then(function () {
        setTimeout(refresh, MILLIS);
      });
  }

  setTimeout(refresh, MILLIS);
})();
