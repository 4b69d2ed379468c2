"""The app: screens, forms and widgets."""
