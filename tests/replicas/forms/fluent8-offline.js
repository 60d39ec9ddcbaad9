// Keeps Fluent 8 from loading its fonts from the content network. To be imported before anything of Fluent 8.
window.FabricConfig = { fontBaseUrl: '' };
