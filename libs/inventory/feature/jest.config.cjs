module.exports = { displayName: 'inventory-feature', preset: '../../../jest.preset.cjs' };
