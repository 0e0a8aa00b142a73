// Small comforts; every page works without them.
(function () {
  "use strict";

  // A menu closes when one looks elsewhere.
  function closeMenus(except) {
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (menu !== except) {
        menu.open = false;
      }
    });
  }

  document.addEventListener("click", function (event) {
    closeMenus(event.target.closest("details.menu"));
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      closeMenus(null);
    }
  });

  // What went wrong is read out first.
  document.addEventListener("DOMContentLoaded", function () {
    var summary = document.querySelector(".error-summary");
    if (summary) {
      summary.focus();
    }
  });

  // On a narrow screen the rail is a strip: the page one is on is scrolled into its view.
  document.addEventListener("DOMContentLoaded", function () {
    var here = document.querySelector(".rail [aria-current]");
    if (here) {
      var strip = here.closest(".rail");
      strip.scrollLeft += here.getBoundingClientRect().left - strip.getBoundingClientRect().left - 16;
    }
  });

  // A form is sent once.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post") {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
  });

  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) {
      delete form.dataset.sent;
    });
  });
})();
