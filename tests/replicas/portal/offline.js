// Imported before Fluent, which otherwise asks a content network for its fonts.
window.FabricConfig = { fontBaseUrl: '' };
