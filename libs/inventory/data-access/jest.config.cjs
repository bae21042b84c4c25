module.exports = { displayName: 'inventory-data-access', preset: '../../../jest.preset.cjs' };
