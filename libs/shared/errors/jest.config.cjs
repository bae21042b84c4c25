module.exports = { displayName: 'shared-errors', preset: '../../../jest.preset.cjs' };
