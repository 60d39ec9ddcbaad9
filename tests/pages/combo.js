// A list that exists only while it is open, at the end of the page, as component libraries do it.
const combo = (box, opens, takes) => {
  const texts = box.dataset.list.split('|');
  const show = (text) => {
    box.dataset.value = text;
    if (box.matches('input')) box.value = text;
    else box.textContent = text;
  };
  const close = () => {
    document.getElementById(`${box.dataset.box}-list`)?.remove();
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-controls');
  };
  const open = () => {
    if (box.getAttribute('aria-expanded') === 'true') return;
    box.setAttribute('aria-expanded', 'true');
    box.setAttribute('aria-controls', `${box.dataset.box}-list`);
    setTimeout(() => {
      const list = document.createElement('div');
      list.id = `${box.dataset.box}-list`;
      list.setAttribute('role', 'listbox');
      for (const text of texts) {
        const option = document.createElement('div');
        option.setAttribute('role', 'option');
        option.textContent = text;
        option.addEventListener(takes, () => {
          show(text);
          close();
        });
        list.append(option);
      }
      document.body.append(list);
    }, 120);
  };
  box.addEventListener(opens, open);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
};
