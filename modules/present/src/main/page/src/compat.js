// What the libraries need and Chromium 86 does not have. Imported before anything else.

if (!Object.hasOwn) {
  Object.defineProperty(Object, 'hasOwn', {
    value: (owner, name) => Object.prototype.hasOwnProperty.call(owner, name), configurable: true, writable: true,
  });
}
